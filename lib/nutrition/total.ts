import { itemAmount, type ListItem } from './list-item'
import { eachMineral, MINERALS, type Mineral } from './mineral'

/** A sum that says what it covers. */
export type Total = {
  /** mg over the items that are known; with `known < items` the truth is at least this. */
  readonly mg: number
  readonly known: number
  readonly items: number
}

export type Totals = Readonly<Record<Mineral, Total>>

/**
 * Sums one mineral over the items. Items with an unknown amount add nothing and lower `known`. Amounts are added from
 * the least up, so that the order of a list never changes the last digit of its sum.
 */
export function total(items: readonly ListItem[], mineral: Mineral): Total {
  const known = items.map((item) => itemAmount(item, mineral)).filter((amount) => amount !== null)
  const mg = known.toSorted((a, b) => a - b).reduce((sum, amount) => sum + amount, 0)
  return { mg, known: known.length, items: items.length }
}

export function totals(items: readonly ListItem[]): Totals {
  return eachMineral((mineral) => total(items, mineral))
}

/** Share of items with a known amount, 0 to 1; an empty list covers everything it has. */
export function coverage(sum: Total): number {
  return sum.items === 0 ? 1 : sum.known / sum.items
}

export function isComplete(sum: Total): boolean {
  return sum.known === sum.items
}

/** Minerals in the order of the table with their totals, for pages to walk over. */
export function totalsInOrder(sums: Totals): readonly { readonly mineral: Mineral; readonly total: Total }[] {
  return MINERALS.map((mineral) => ({ mineral, total: sums[mineral] }))
}
