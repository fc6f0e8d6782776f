import { listChecksum } from './list-checksum'
import { toStored, WHOLE } from './list-rows'
import type { PeopleClient } from './people-client'

const AT_ONCE = 100

/** What the checksums of lists say of a store. */
export type VerifiedLists = {
  readonly lists: number
  /** The ids of those that differ from their checksum. */
  readonly differing: readonly string[]
  /** How many have none yet. */
  readonly without: number
}

/** Compares every list, also removed ones, with its checksum. */
export async function verifyLists(db: Pick<PeopleClient, 'mealList'>): Promise<VerifiedLists> {
  const differing: string[] = []
  let [lists, without, last] = [0, 0, '']
  for (;;) {
    const where = { id: { gt: last } }
    const some = await db.mealList.findMany({ where, include: WHOLE, orderBy: { id: 'asc' }, take: AT_ONCE })
    for (const list of some) {
      if (list.checksum === null) without += 1
      else if (list.checksum !== listChecksum(toStored(list))) differing.push(list.id)
    }
    lists += some.length
    const end = some.at(-1)
    if (end === undefined) return { lists, differing, without }
    last = end.id
  }
}
