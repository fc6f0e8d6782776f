import type { Sort } from '../catalogue/query'
import type { Basis } from '../nutrition/basis'
import { amountOn, type MeasuredFood, potassiumSodiumRatio, ratioSortKey } from '../nutrition/basis'

/** What foods are put in order by. */
export type BrowseValue = {
  /** null where a food has none: it comes last, whichever way is asked. */
  readonly value: (food: MeasuredFood) => number | null
  /** What puts equals in order before their names do. */
  readonly tieBreak: ((food: MeasuredFood) => number | null) | null
}

/** The value of an order by amounts. Among equal ratios the food with more potassium is further along. */
export function browseValue(sort: Exclude<Sort, 'relevance' | 'name'>, basis: Basis): BrowseValue {
  if (sort !== 'potassium-sodium') return { value: (food) => amountOn(basis, food, sort), tieBreak: null }
  return {
    value: (food) => ratioSortKey(potassiumSodiumRatio(food)),
    tieBreak: (food) => amountOn(basis, food, 'potassium'),
  }
}
