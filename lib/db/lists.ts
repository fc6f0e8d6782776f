import { randomUUID } from 'node:crypto'
import type { Prisma } from '../../prisma/generated/client'
import { apply } from '../lists/apply'
import { done, type ListCommand, type Result, refused } from '../lists/command'
import { LIMITS, type Meal, type MealItem, type MealList, type Measure, type Scope } from '../lists/list'
import { duplicate, newList } from '../lists/new-list'
import { type Client, client } from './client'

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

const WHOLE = {
  meals: { orderBy: { position: 'asc' }, include: { items: { orderBy: { position: 'asc' } } } },
} as const satisfies Prisma.MealListInclude

type ListRow = Prisma.MealListGetPayload<{ include: typeof WHOLE }>

export function lists(db: Client = client()): ListKeeper {
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
        if (after.ok) await save(tx, before, after.value)
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

async function save(tx: Transaction, before: MealList, after: MealList): Promise<void> {
  if (after.revision !== before.revision) {
    const { name, scope, revision } = after
    await tx.mealList.update({ where: { id: after.id }, data: { name, scope, revision } })
  }
  await saveMeals(tx, before.meals, after)
}

type Kept<T> = { readonly thing: T; readonly at: string }

/** Writes the meals and items that are new, changed or moved, and leaves all others alone. */
async function saveMeals(tx: Transaction, before: readonly Meal[], list: MealList): Promise<void> {
  const meals = new Map(before.map((meal, position) => [meal.id, { thing: meal, at: String(position) }]))
  const items = new Map(
    before.flatMap((meal) => meal.items.map((item, i) => [item.id, { thing: item, at: `${meal.id}/${i}` }] as const)),
  )
  for (const [position, meal] of list.meals.entries()) {
    const known = meals.get(meal.id)
    if (known?.thing.revision !== meal.revision || known.at !== String(position)) {
      const { id, name, revision } = meal
      const data = { name, revision, position, ...deletion(meal, known) }
      await tx.meal.upsert({ where: { id }, create: { id, listId: list.id, ...data }, update: data })
    }
  }
  for (const meal of list.meals) {
    for (const [position, item] of meal.items.entries()) {
      const known = items.get(item.id)
      if (known?.thing.revision === item.revision && known.at === `${meal.id}/${position}`) continue
      const { id, foodId, measure, grams, revision } = item
      const amount = { ...fromMeasure(measure), grams }
      const data = { mealId: meal.id, ...amount, position, revision, ...deletion(item, known) }
      await tx.mealItem.upsert({ where: { id }, create: { id, foodId, ...data }, update: data })
    }
  }
}

/** When it was removed: now, not at all, or as it was. */
function deletion(now: Meal | MealItem, before: Kept<Meal | MealItem> | undefined): { deletedAt?: Date | null } {
  if (before?.thing.removed === now.removed) return {}
  return { deletedAt: now.removed ? new Date() : null }
}

function fromMeasure(measure: Measure): { portion: string | null; quantity: number | null } {
  return measure.unit === 'grams'
    ? { portion: null, quantity: null }
    : { portion: measure.portion, quantity: measure.quantity }
}

function toMeasure(row: ListRow['meals'][number]['items'][number]): Measure {
  const { portion, quantity, grams } = row
  return portion === null || quantity === null ? { unit: 'grams', grams } : { unit: 'portion', portion, quantity }
}

function toScope(scope: string): Scope {
  return scope === 'day' ? 'day' : 'meal'
}

function toList(row: ListRow): MealList {
  const { id, name, scope, revision, updatedAt } = row
  const meals = row.meals.map((meal) => ({
    id: meal.id,
    name: meal.name,
    revision: meal.revision,
    removed: meal.deletedAt !== null,
    items: meal.items.map((item) => ({
      id: item.id,
      foodId: item.foodId,
      measure: toMeasure(item),
      grams: item.grams,
      revision: item.revision,
      removed: item.deletedAt !== null,
    })),
  }))
  return { id, name, scope: toScope(scope), revision, meals, updatedAt }
}
