import { type FoodFacts, itemAmount, type ListItem, servings } from '../nutrition/list-item'
import type { Mineral } from '../nutrition/mineral'

/** All of one food in a list. */
export type ListedFood = {
  readonly food: FoodFacts
  readonly grams: number
  /** Usual servings, to the nearest whole one: half a serving counts, less does not. */
  readonly servings: number
}

/**
 * The foods of a list, each once, in order of first appearance. A food is added up over the whole list before its
 * servings are counted, so that splitting it between two meals changes nothing.
 */
export function listedFoods(items: readonly ListItem[]): readonly ListedFood[] {
  const grams = new Map<string, ListItem>()
  for (const item of items) {
    const before = grams.get(item.food.id)
    grams.set(item.food.id, before === undefined ? item : { ...before, grams: before.grams + item.grams })
  }
  return [...grams.values()].map((item) => ({ ...item, servings: Math.round(servings(item)) }))
}

/** Those with the most of a mineral first; ties by id. Foods with an unknown amount, or none, are left out. */
export function byAmount(
  foods: readonly ListedFood[],
  mineral: Mineral,
): readonly { readonly food: FoodFacts; readonly mg: number }[] {
  return foods
    .flatMap((listed) => {
      const mg = itemAmount(listed, mineral)
      return mg === null || mg === 0 ? [] : [{ food: listed.food, mg }]
    })
    .sort((a, b) => b.mg - a.mg || (a.food.id < b.food.id ? -1 : 1))
}
