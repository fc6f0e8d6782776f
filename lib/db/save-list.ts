import type { Prisma } from '../../prisma/generated/people/client'
import type { Meal, MealItem, MealList } from '../lists/list'
import { fromMeasure } from './list-rows'

type Transaction = Prisma.TransactionClient

/** Writes what a command changed; nothing more than that the list was used, where it changed nothing. */
export async function saveChange(
  tx: Transaction,
  before: MealList,
  after: MealList,
  { checksum, now }: { readonly checksum: string; readonly now: Date },
): Promise<void> {
  const { id, name, scope, revision } = after
  const data = after.revision === before.revision ? {} : { name, scope, revision }
  await tx.mealList.update({ where: { id }, data: { ...data, checksum, updatedAt: new Date() } })
  await saveMeals(tx, before.meals, after, now)
}

type Kept<T> = { readonly thing: T; readonly at: string }

/** Writes the meals and items that are new, changed or moved, and leaves all others alone. */
export async function saveMeals(tx: Transaction, before: readonly Meal[], list: MealList, now: Date): Promise<void> {
  const meals = new Map(before.map((meal, position) => [meal.id, { thing: meal, at: String(position) }]))
  const items = new Map(
    before.flatMap((meal) => meal.items.map((item, i) => [item.id, { thing: item, at: `${meal.id}/${i}` }] as const)),
  )
  for (const [position, meal] of list.meals.entries()) {
    const known = meals.get(meal.id)
    if (known?.thing.revision !== meal.revision || known.at !== String(position)) {
      const { id, name, revision } = meal
      const data = { name, revision, position, ...deletion(meal, known, now) }
      await tx.meal.upsert({ where: { id }, create: { id, listId: list.id, ...data }, update: data })
    }
  }
  for (const meal of list.meals) {
    for (const [position, item] of meal.items.entries()) {
      const known = items.get(item.id)
      if (known?.thing.revision === item.revision && known.at === `${meal.id}/${position}`) continue
      const { id, foodId, measure, grams, revision } = item
      const amount = { ...fromMeasure(measure), grams }
      const data = { mealId: meal.id, ...amount, position, revision, ...deletion(item, known, now) }
      await tx.mealItem.upsert({ where: { id }, create: { id, foodId, ...data }, update: data })
    }
  }
}

/** When it was removed: now, not at all, or as it was. */
function deletion(
  thing: Meal | MealItem,
  before: Kept<Meal | MealItem> | undefined,
  now: Date,
): { deletedAt?: Date | null } {
  if (before?.thing.removed === thing.removed) return {}
  return { deletedAt: thing.removed ? now : null }
}
