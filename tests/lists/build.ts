import { apply } from '../../lib/lists/apply'
import type { ListCommand } from '../../lib/lists/command'
import type { Meal, MealItem, MealList } from '../../lib/lists/list'

export function item(id: string, change: Partial<MealItem> = {}): MealItem {
  const measure = { unit: 'grams', grams: 100 } as const
  return { id, foodId: `food-${id}`, measure, grams: 100, revision: 1, removed: false, ...change }
}

export function meal(id: string, items: readonly MealItem[], change: Partial<Meal> = {}): Meal {
  return { id, name: id, revision: 1, removed: false, items, ...change }
}

export function list(meals: readonly Meal[]): MealList {
  return { id: 'list', name: 'Tuesday', scope: 'day', revision: 1, meals, updatedAt: new Date(0) }
}

/** Applies edits that are expected to land. */
export function edited(start: MealList, ...commands: readonly ListCommand[]): MealList {
  return commands.reduce((now, command) => {
    const result = apply(now, command)
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
    return result.value
  }, start)
}
