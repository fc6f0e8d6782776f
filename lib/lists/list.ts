import type { Measure } from '../nutrition/measure'

export type Scope = 'meal' | 'day'

/**
 * `revision` counts the changes of just this thing, so that a stale edit can be told from a fresh one.
 * A removed thing keeps its place, so that undo puts it back where it was.
 */
export type MealItem = {
  readonly id: string
  readonly foodId: string
  readonly measure: Measure
  readonly grams: number
  readonly revision: number
  readonly removed: boolean
}

export type Meal = {
  readonly id: string
  readonly name: string
  readonly revision: number
  readonly removed: boolean
  readonly items: readonly MealItem[]
}

export type MealList = {
  readonly id: string
  readonly name: string
  readonly scope: Scope
  readonly revision: number
  readonly meals: readonly Meal[]
  readonly updatedAt: Date
}

export const LIMITS = {
  listsPerOwner: 200,
  mealsPerList: 24,
  itemsPerList: 200,
  nameLength: 80,
  grams: 20_000,
  quantity: 1000,
} as const

/** What is to be seen of a list: without the meals and items that were removed. */
export function live(list: MealList): MealList {
  const meals = list.meals
    .filter((meal) => !meal.removed)
    .map((meal) => ({ ...meal, items: meal.items.filter((item) => !item.removed) }))
  return { ...list, meals }
}

/** Every item to be seen, in the order of the page. */
export function liveItems(list: MealList): readonly MealItem[] {
  return live(list).meals.flatMap((meal) => meal.items)
}
