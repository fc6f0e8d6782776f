import type { Prisma } from '../../prisma/generated/people/client'
import type { ListRepository } from '../lists/list-repository'
import { keepOutcome, keptOutcome } from './envelopes'
import { noteSeen } from './last-seen'
import { toScope } from './list-rows'
import { newestFirst, ownLists, readWhole } from './own-lists'
import { PATIENCE, type PeopleClient, peopleClient } from './people-client'
import { persist } from './persist'
import { dayOf, storeTime } from './store-clock'
import { tellingTrouble } from './trouble'

/** The lists in a database, by what the computer's clock says. What goes wrong with it is a DatabaseProblem. */
export function lists(db: PeopleClient = peopleClient(), wall: () => Date = () => new Date()): ListRepository {
  const asked = <T>(ask: () => Promise<T>) => tellingTrouble(() => persist(db, ask))
  return {
    summaries: (owner) =>
      asked(async () => {
        const rows = await db.mealList.findMany({
          ...newestFirst(owner),
          include: {
            meals: {
              where: { deletedAt: null },
              select: { _count: { select: { items: { where: { deletedAt: null } } } } },
            },
          },
        })
        noteSeen(db, owner, wall())
        return rows.map(({ id, name, scope, meals, updatedAt }) => ({
          id,
          name,
          scope: toScope(scope),
          meals: meals.length,
          foods: meals.reduce((sum, meal) => sum + meal._count.items, 0),
          updatedAt,
        }))
      }),

    read: (owner, id) =>
      asked(async () => {
        const list = await readWhole(db, owner, id)
        if (list !== null) noteSeen(db, owner, wall())
        return list
      }),

    deletedName: (owner, id) =>
      asked(async () => {
        const row = await db.mealList.findFirst({ where: { id, ownerId: owner, deletedAt: { not: null } } })
        return row === null ? null : row.name
      }),

    once: (owner, envelope, work) =>
      asked(() =>
        db.$transaction(async (tx) => {
          const now = await storeTime(tx, wall())
          const isKnown = await lockOwner(tx, owner, dayOf(now))
          const before = await keptOutcome(tx, owner, envelope)
          if (before !== null) return before
          const outcome = await work(ownLists(tx, owner, now))
          // Nothing is kept of somebody who has nothing here.
          if (isKnown || outcome.ok) await keepOutcome(tx, owner, envelope, outcome, now)
          else await tx.owner.deleteMany({ where: { id: owner, lists: { none: {} } } })
          return outcome
        }, PATIENCE),
      ),
  }
}

/**
 * Makes all who write lists of this owner wait for each other, notes that the owner was here, and tells whether there
 * was such an owner before.
 */
async function lockOwner(tx: Prisma.TransactionClient, id: string, lastSeenAt: Date): Promise<boolean> {
  const { count } = await tx.owner.updateMany({ where: { id }, data: { lastSeenAt } })
  if (count === 0) await tx.owner.upsert({ where: { id }, create: { id, lastSeenAt }, update: { lastSeenAt } })
  return count > 0
}
