import { PATIENCE, type PeopleClient, peopleClient } from './people-client'
import { persist } from './persist'
import type { DatabaseProblem } from './problem'
import { lookAtClock } from './store-clock'
import { troubleOf } from './trouble'

/** So that one lost connection is not yet an illness. */
const BEARABLE_MS = 500

export type PeopleHealth = { readonly ok: true } | { readonly ok: false; readonly problem: DatabaseProblem }

/**
 * Whether the store of people can be read and written now: looks at its clock and keeps that, which concerns nobody and
 * is on the disk as surely as an edit is. Never keeps this process from all else, and finds by itself when what was wrong
 * is put right.
 */
export async function peopleHealth(client: () => PeopleClient = peopleClient): Promise<PeopleHealth> {
  try {
    const db = client()
    return await persist(
      db,
      async () => {
        await db.owner.findFirst({ select: { id: true } })
        await db.$transaction((tx) => lookAtClock(tx), PATIENCE)
        return { ok: true } as const
      },
      BEARABLE_MS,
    )
  } catch (error) {
    const problem = troubleOf(error)
    if (problem === null) throw error
    return { ok: false, problem }
  }
}
