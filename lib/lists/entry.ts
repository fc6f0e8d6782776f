import type { Food } from '../nutrition/food'
import { judge } from '../nutrition/levels'
import type { FoodFacts, ListItem } from '../nutrition/list-item'
import type { Thresholds } from '../nutrition/thresholds'
import type { MealItem } from './list'

/** An item with what is known of its food; `food` is null where it has left the catalogue. */
export type Entry = ListItem & {
  readonly item: MealItem
  readonly source: Food | null
}

/** What totals and guidance need of a food, with its levels by the rule. */
export function foodFacts(food: Food, thresholds: Thresholds, plantGroups: ReadonlySet<string>): FoodFacts {
  const { id, name, group, serving, amounts, named, flags } = food
  const { magnesium, potassium, sodium } = amounts
  return {
    id,
    name,
    group,
    plantGroup: plantGroups.has(group),
    servingGrams: serving.grams,
    amounts: { magnesium, potassium, sodium },
    levels: judge(food, thresholds),
    named,
    flags,
  }
}

/** A food that has left the catalogue: all its amounts are unknown, so sums say that they do not cover it. */
export function missingFood(id: string): FoodFacts {
  return {
    id,
    name: 'A food that is no longer in the catalogue',
    group: '',
    plantGroup: false,
    servingGrams: 100,
    amounts: { magnesium: null, potassium: null, sodium: null },
    levels: { magnesium: 'unknown', potassium: 'unknown', sodium: 'unknown', mixed: false },
    named: [],
    flags: [],
  }
}

/** Joins an item with its food. */
export function entryOf(item: MealItem, source: Food | null, facts: FoodFacts): Entry {
  return { item, source, food: facts, grams: item.grams }
}
