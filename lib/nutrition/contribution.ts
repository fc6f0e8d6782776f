import { type FoodFacts, itemAmount, type ListItem } from './list-item'
import type { Mineral } from './mineral'
import { isComplete, type Total, total } from './total'

/** One item's part of a total. */
export type Contribution = {
  readonly item: ListItem
  /** Its place in the list. */
  readonly index: number
  readonly mg: number
  /** Of what is known, 0 to 1. All are 0 where the total is. */
  readonly share: number
}

export type Contributions = {
  readonly total: Total
  /** Items with a known amount, in list order. */
  readonly known: readonly Contribution[]
  /** Items whose amount is unknown: no part can be drawn for them. */
  readonly unknown: readonly ListItem[]
}

export function contributions(items: readonly ListItem[], mineral: Mineral): Contributions {
  const sum = total(items, mineral)
  const known: Contribution[] = []
  const unknown: ListItem[] = []
  items.forEach((item, index) => {
    const mg = itemAmount(item, mineral)
    if (mg === null) unknown.push(item)
    else known.push({ item, index, mg, share: sum.mg === 0 ? 0 : mg / sum.mg })
  })
  return { total: sum, known, unknown }
}

/** What one food brings to a list, over all of its items. */
export type Contributor = {
  readonly food: FoodFacts
  readonly mg: number
  readonly share: number
}

/** The foods that bring most of a mineral, most first, at most `limit`; never one that brings none. */
export function topContributors({ known }: Contributions, limit: number): readonly Contributor[] {
  const byFood = new Map<string, Contributor>()
  for (const { item, mg, share } of known) {
    const before = byFood.get(item.food.id)
    byFood.set(
      item.food.id,
      before ? { ...before, mg: before.mg + mg, share: before.share + share } : { food: item.food, mg, share },
    )
  }
  return [...byFood.values()]
    .filter(({ mg }) => mg > 0)
    .toSorted((a, b) => b.mg - a.mg)
    .slice(0, limit)
}

/** `within` is said only of a complete total; what is unknown could still bring it over. */
export type AgainstLimit = 'within' | 'over' | 'unknown'

/** A total against a daily limit in mg; exactly the limit is within. */
export function againstLimit(sum: Total, limit: number): AgainstLimit {
  if (sum.mg > limit) return 'over'
  return isComplete(sum) ? 'within' : 'unknown'
}

/** The same list without one food. */
export type Counterfactual = {
  readonly food: FoodFacts
  readonly total: Total
  readonly before: AgainstLimit
  readonly after: AgainstLimit
  /** Items high in sodium, with the food and without it. */
  readonly highBefore: number
  readonly highAfter: number
}

/** What a list would have of sodium without a food, in all its items; null where the food is not in the list. */
export function withoutFood(items: readonly ListItem[], foodId: string, sodiumLimit: number): Counterfactual | null {
  const food = items.find((item) => item.food.id === foodId)?.food
  if (!food) return null
  const rest = items.filter((item) => item.food.id !== foodId)
  const sum = total(rest, 'sodium')
  return {
    food,
    total: sum,
    before: againstLimit(total(items, 'sodium'), sodiumLimit),
    after: againstLimit(sum, sodiumLimit),
    highBefore: highItems(items),
    highAfter: highItems(rest),
  }
}

function highItems(items: readonly ListItem[]): number {
  return items.filter(({ food }) => food.levels.sodium === 'high').length
}
