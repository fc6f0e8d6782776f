import type { Order, Sort } from '../catalogue/query'
import { ascending } from '../nutrition/ascending'
import type { Basis, MeasuredFood } from '../nutrition/basis'
import { browseValue } from './browse-value'

export type BrowsedFood = MeasuredFood & { readonly ordinal: number; readonly id: string; readonly name: string }

/** Capitals count as small letters, as in the order of names that is kept. */
function nameKey({ name }: BrowsedFood): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** The ordinals of a few foods in the order that `browse` would show them in; quicker than going through all foods. */
export function browseFew(
  foods: readonly BrowsedFood[],
  sort: Exclude<Sort, 'relevance'>,
  basis: Basis,
  order: Order,
): readonly number[] {
  const keys = foods.map((food) => ({ food, name: nameKey(food) }))
  const byName = keys
    .sort((a, b) => ascending(a.name, b.name) || ascending(a.food.id, b.food.id))
    .map(({ food }) => food)
  if (sort === 'name') return ordinalsOf(order === 'asc' ? byName : byName.toReversed())
  const { value, tieBreak } = browseValue(sort, basis)
  const valued = byName.map((food) => ({ food, value: value(food), tie: tieBreak?.(food) ?? Number.NEGATIVE_INFINITY }))
  const way = order === 'asc' ? 1 : -1
  valued.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return way * (ascending(a.value, b.value) || ascending(a.tie, b.tie))
  })
  return ordinalsOf(valued.map(({ food }) => food))
}

function ordinalsOf(foods: readonly BrowsedFood[]): readonly number[] {
  return foods.map(({ ordinal }) => ordinal)
}
