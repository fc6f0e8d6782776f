import { type Amount, inGrams } from './amount'
import type { DocumentNaming, FoodFlag } from './food'
import type { Mineral } from './mineral'
import type { FoodLevels } from './tag'

/** What totals and guidance need to know of a food: small enough to send to a browser. */
export type FoodFacts = {
  readonly id: string
  readonly name: string
  readonly group: string
  /** From `data/groups.json`. */
  readonly plantGroup: boolean
  readonly servingGrams: number
  readonly amounts: Readonly<Record<Mineral, Amount>>
  readonly levels: FoodLevels
  readonly named: readonly DocumentNaming[]
  readonly flags: readonly FoodFlag[]
}

/** A food in a list, with how much of it. */
export type ListItem = {
  readonly food: FoodFacts
  readonly grams: number
}

/** mg of a mineral in this item; unknown where the food's amount is. */
export function itemAmount(item: ListItem, mineral: Mineral): Amount {
  return inGrams(item.food.amounts[mineral], item.grams)
}

/** How many usual servings this item is. */
export function servings(item: ListItem): number {
  return item.grams / item.food.servingGrams
}
