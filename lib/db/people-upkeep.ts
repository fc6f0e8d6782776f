import { log } from '../watch/log'
import { repeatedly } from '../watch/repeatedly'
import { type PeopleClient, peopleClient } from './people-client'
import { type PeopleHealth, peopleHealth } from './people-health'
import { purge } from './purge'
import { troubleOf } from './trouble'

const LOOK_EVERY_MS = 5000
const PURGE_EVERY_MS = 60 * 60 * 1000

export type Upkeep = {
  /** How the store was at the last look; null before the first. */
  health(): PeopleHealth | null
  /** Once nothing of it is under way any more. */
  stop(): Promise<void>
}

type Often = { readonly lookEveryMs?: number; readonly purgeEveryMs?: number }

/**
 * What a server does for the store of people beside answering: looks every few seconds whether it can be read and
 * written, and logs when that changes; purges at once and then every hour. One for each process.
 */
export function keepUpPeople(client: () => PeopleClient = peopleClient, often: Often = {}): Upkeep {
  let last: PeopleHealth | null = null

  async function look(): Promise<void> {
    const now = await peopleHealth(client)
    if (!now.ok && (last === null || last.ok || last.problem.kind !== now.problem.kind)) {
      log().error({ kind: now.problem.kind }, now.problem.message)
    }
    if (now.ok && last?.ok === false) log().info('People can be read and written again.')
    last = now
  }

  async function tidy(): Promise<void> {
    try {
      const purged = await purge(client())
      if (Object.values(purged).some((count) => count > 0)) log().info(purged, 'Purged what was removed long ago.')
    } catch (error) {
      // Told by the look, and tried again in an hour.
      if (troubleOf(error) === null) throw error
    }
  }

  const looks = repeatedly(look, often.lookEveryMs ?? LOOK_EVERY_MS, 'The store of people could not be looked at')
  const purges = repeatedly(tidy, often.purgeEveryMs ?? PURGE_EVERY_MS, 'What was removed long ago could not be purged')
  return {
    health: () => last,
    stop: async () => {
      await Promise.all([looks.stop(), purges.stop()])
    },
  }
}
