import type { Prisma } from '../../prisma/generated/people/client'
import type { ListRepository } from '../lists/list-repository'
import { keepOutcome, keptOutcome } from './envelopes'
import { toScope } from './list-rows'
import { newestFirst, ownLists, readWhole } from './own-lists'
import { type PeopleClient, peopleClient } from './people-client'

/** The lists in a database. */
export function lists(db: PeopleClient = peopleClient()): ListRepository {
  return {
    async summaries(owner) {
      const rows = await db.mealList.findMany({
        ...newestFirst(owner),
        include: {
          meals: {
            where: { deletedAt: null },
            select: { _count: { select: { items: { where: { deletedAt: null } } } } },
          },
        },
      })
      return rows.map(({ id, name, scope, meals, updatedAt }) => ({
        id,
        name,
        scope: toScope(scope),
        meals: meals.length,
        foods: meals.reduce((sum, meal) => sum + meal._count.items, 0),
        updatedAt,
      }))
    },

    read: (owner, id) => readWhole(db, owner, id),

    async deletedName(owner, id) {
      const row = await db.mealList.findFirst({ where: { id, ownerId: owner, deletedAt: { not: null } } })
      return row === null ? null : row.name
    },

    once: (owner, envelope, work) =>
      db.$transaction(
        async (tx) => {
          const isKnown = await lockOwner(tx, owner)
          const before = await keptOutcome(tx, owner, envelope)
          if (before !== null) return before
          const outcome = await work(ownLists(tx, owner))
          // Nothing is kept of somebody who has nothing here.
          if (isKnown || outcome.ok) await keepOutcome(tx, owner, envelope, outcome)
          else await tx.owner.deleteMany({ where: { id: owner, lists: { none: {} } } })
          return outcome
        },
        { maxWait: 10_000, timeout: 15_000 },
      ),
  }
}

/**
 * Makes all writers of these lists wait for each other, and tells whether the owner was there before. Prisma begins a
 * transaction without a write lock, so one that reads first may find at its first write that somebody else wrote in
 * between: each of ours therefore starts with a write.
 */
async function lockOwner(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
  const { count } = await tx.owner.updateMany({ where: { id }, data: { id } })
  if (count === 0) await tx.owner.upsert({ where: { id }, create: { id }, update: { id } })
  return count > 0
}
