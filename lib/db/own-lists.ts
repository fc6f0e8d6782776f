import type { Prisma } from '../../prisma/generated/people/client'
import type { MealList } from '../lists/list'
import type { OwnLists } from '../lists/list-repository'
import { listChecksum } from './list-checksum'
import { type ListRow, toList, toStored, WHOLE } from './list-rows'
import { saveChange, saveMeals } from './save-list'

type Transaction = Prisma.TransactionClient

/** The lists of one owner within a transaction, at this time of the store. */
export function ownLists(tx: Transaction, ownerId: string, now: Date): OwnLists {
  return {
    read: (id) => readWhole(tx, ownerId, id),

    async latest() {
      const [last] = await tx.mealList.findMany({ ...newestFirst(ownerId), take: 1, include: WHOLE })
      return last === undefined ? null : toList(last)
    },

    count: () => tx.mealList.count({ where: { ownerId, deletedAt: null } }),

    async save(before, after) {
      const checksum = listChecksum({ ...after, ownerId, removed: false })
      if (before !== null) return saveChange(tx, before, after, { checksum, now })
      const { id, name, scope, revision, updatedAt } = after
      await tx.mealList.create({ data: { id, ownerId, name, scope, revision, updatedAt, checksum } })
      await saveMeals(tx, [], after, now)
    },

    async remove(id) {
      const list = await readAll(tx, ownerId, id)
      if (list === null) return false
      if (list.deletedAt === null) await setDeletion(tx, list, now)
      return true
    },

    async restore(id) {
      const list = await readAll(tx, ownerId, id)
      if (list === null) return false
      if (list.deletedAt !== null) await setDeletion(tx, list, null)
      return true
    },
  }
}

/** A list of this owner, deleted or not. */
function readAll(tx: Transaction, ownerId: string, id: string): Promise<ListRow | null> {
  return tx.mealList.findFirst({ where: { id, ownerId }, include: WHOLE })
}

async function setDeletion(tx: Transaction, list: ListRow, deletedAt: Date | null): Promise<void> {
  const checksum = listChecksum({ ...toStored(list), removed: deletedAt !== null })
  await tx.mealList.updateMany({ where: { id: list.id }, data: { deletedAt, checksum } })
}

/** The list used last comes first. */
export function newestFirst(ownerId: string) {
  return {
    where: { ownerId, deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  } satisfies Prisma.MealListFindManyArgs
}

export async function readWhole(db: Transaction, ownerId: string, id: string): Promise<MealList | null> {
  const row = await db.mealList.findFirst({ where: { id, ownerId, deletedAt: null }, include: WHOLE })
  return row === null ? null : toList(row)
}
