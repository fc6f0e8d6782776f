import type { Prisma } from '../../prisma/generated/people/client'
import type { MealList } from '../lists/list'
import type { OwnLists } from '../lists/list-repository'
import { toList, WHOLE } from './list-rows'
import { saveChange, saveMeals } from './save-list'

type Transaction = Prisma.TransactionClient

/** The lists of one owner within a transaction. */
export function ownLists(tx: Transaction, ownerId: string): OwnLists {
  return {
    read: (id) => readWhole(tx, ownerId, id),

    async latest() {
      const [last] = await tx.mealList.findMany({ ...newestFirst(ownerId), take: 1, include: WHOLE })
      return last === undefined ? null : toList(last)
    },

    count: () => tx.mealList.count({ where: { ownerId, deletedAt: null } }),

    async save(before, after) {
      if (before !== null) return saveChange(tx, before, after)
      const { id, name, scope, revision, updatedAt } = after
      await tx.mealList.create({ data: { id, ownerId, name, scope, revision, updatedAt } })
      await saveMeals(tx, [], after)
    },

    async remove(id) {
      const data = { deletedAt: new Date() }
      await tx.mealList.updateMany({ where: { id, ownerId, deletedAt: null }, data })
      return (await tx.mealList.count({ where: { id, ownerId } })) > 0
    },

    async restore(id) {
      const { count } = await tx.mealList.updateMany({ where: { id, ownerId }, data: { deletedAt: null } })
      return count > 0
    },
  }
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
