import { listChecksum } from './list-checksum'
import { toStored, WHOLE } from './list-rows'
import { PATIENCE, type PeopleClient } from './people-client'

const AT_ONCE = 20

/** Gives lists of before there were checksums theirs, a few in each transaction. How many. */
export async function fillChecksums(db: PeopleClient): Promise<number> {
  for (let filled = 0; ; ) {
    const some = await db.$transaction(async (tx) => {
      const lists = await tx.mealList.findMany({ where: { checksum: null }, include: WHOLE, take: AT_ONCE })
      for (const list of lists) {
        const checksum = listChecksum(toStored(list))
        // Whoever edits it meanwhile gives it one of what it is then.
        await tx.mealList.updateMany({ where: { id: list.id, checksum: null }, data: { checksum } })
      }
      return lists.length
    }, PATIENCE)
    filled += some
    if (some < AT_ONCE) return filled
  }
}
