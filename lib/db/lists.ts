import { randomUUID } from 'node:crypto'
import type { Prisma } from '../../prisma/generated/people/client'
import { apply } from '../lists/apply'
import { done, type ListCommand, type Result, refused } from '../lists/command'
import { LIMITS, type MealList, type Scope } from '../lists/list'
import { duplicate, newList } from '../lists/new-list'
import { toList, toScope, WHOLE } from './list-rows'
import { type PeopleClient, peopleClient } from './people-client'
import { saveChange, saveMeals } from './save-list'

export type ListSummary = {
  readonly id: string
  readonly name: string
  readonly scope: Scope
  readonly meals: number
  readonly foods: number
  readonly updatedAt: Date
}

/** All that pages and handlers ask of the lists. Somebody else's list is answered like one that is not there: null. */
export type ListKeeper = {
  /** The list used last comes first. */
  summaries(owner: string): Promise<readonly ListSummary[]>
  read(owner: string, id: string): Promise<MealList | null>
  /** The name of a deleted list that can still be brought back. */
  deletedName(owner: string, id: string): Promise<string | null>
  create(owner: string, name: string, scope: Scope): Promise<Result<MealList>>
  edit(owner: string, id: string, commands: readonly ListCommand[]): Promise<Result<MealList> | null>
  duplicate(owner: string, id: string): Promise<Result<MealList> | null>
  remove(owner: string, id: string): Promise<boolean>
  restore(owner: string, id: string): Promise<Result<string> | null>
}

type Transaction = Prisma.TransactionClient

export function lists(db: PeopleClient = peopleClient()): ListKeeper {
  const write = <T>(work: (tx: Transaction) => Promise<T>) =>
    db.$transaction(work, { maxWait: 10_000, timeout: 15_000 })

  return {
    async summaries(owner) {
      const rows = await db.mealList.findMany({
        where: { ownerId: owner, deletedAt: null },
        orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
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

    create: (owner, name, scope) =>
      write(async (tx) => {
        await lockOwner(tx, owner)
        const made = newList(name, scope, randomUUID, new Date())
        return made.ok ? insert(tx, owner, made.value) : made
      }),

    edit: (owner, id, commands) =>
      write(async (tx) => {
        if (!(await lockList(tx, owner, id))) return null
        const before = await readWhole(tx, owner, id)
        if (before === null) return null
        let after: Result<MealList> = done(before)
        for (const command of commands) {
          if (after.ok) after = apply(after.value, command)
        }
        if (after.ok) await saveChange(tx, before, after.value)
        return after
      }),

    duplicate: (owner, id) =>
      write(async (tx) => {
        await lockOwner(tx, owner)
        const original = await readWhole(tx, owner, id)
        return original === null ? null : insert(tx, owner, duplicate(original, randomUUID, new Date()))
      }),

    remove: (owner, id) =>
      write(async (tx) => {
        const { count } = await tx.mealList.updateMany({
          where: { id, ownerId: owner, deletedAt: null },
          data: { deletedAt: new Date() },
        })
        return count > 0
      }),

    restore: (owner, id) =>
      write(async (tx) => {
        await lockOwner(tx, owner)
        if (await isFull(tx, owner)) return refused({ reason: 'limit', of: 'lists', most: LIMITS.listsPerOwner })
        const { count } = await tx.mealList.updateMany({ where: { id, ownerId: owner }, data: { deletedAt: null } })
        return count > 0 ? done(id) : null
      }),
  }
}

/*
 * Prisma begins a transaction without a write lock, so one that reads first may find at its first write that somebody
 * else wrote in between. Each of ours therefore starts with a write: tabs and processes wait for each other there.
 */
async function lockList(tx: Transaction, owner: string, id: string): Promise<boolean> {
  const where = { id, ownerId: owner, deletedAt: null }
  const { count } = await tx.mealList.updateMany({ where, data: { updatedAt: new Date() } })
  return count > 0
}

async function lockOwner(tx: Transaction, owner: string): Promise<void> {
  await tx.owner.upsert({ where: { id: owner }, create: { id: owner }, update: { id: owner } })
}

async function isFull(tx: Transaction, owner: string): Promise<boolean> {
  return (await tx.mealList.count({ where: { ownerId: owner, deletedAt: null } })) >= LIMITS.listsPerOwner
}

async function readWhole(db: Transaction, owner: string, id: string): Promise<MealList | null> {
  const row = await db.mealList.findFirst({ where: { id, ownerId: owner, deletedAt: null }, include: WHOLE })
  return row === null ? null : toList(row)
}

async function insert(tx: Transaction, owner: string, list: MealList): Promise<Result<MealList>> {
  if (await isFull(tx, owner)) return refused({ reason: 'limit', of: 'lists', most: LIMITS.listsPerOwner })
  const { id, name, scope, revision, updatedAt } = list
  await tx.mealList.create({ data: { id, ownerId: owner, name, scope, revision, updatedAt } })
  await saveMeals(tx, [], list)
  return done(list)
}
