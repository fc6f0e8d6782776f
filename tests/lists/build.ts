import type { Meal, MealItem, MealList } from '../../lib/lists/list'
import type { Result } from '../../lib/lists/refusal'

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

export type Edit = (list: MealList) => Result<MealList>

/** An edit that waits for its list. */
export function by<Command>(change: (list: MealList, command: Command) => Result<MealList>, command: Command): Edit {
  return (before) => change(before, command)
}

/** Applies edits that are expected to land. */
export function edited(start: MealList, ...edits: readonly Edit[]): MealList {
  return edits.reduce((now, edit) => {
    const result = edit(now)
    if (!result.ok) throw new Error(`refused: ${result.refusal}`)
    return result.value
  }, start)
}
