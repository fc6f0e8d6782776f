import { ascending } from './ascending'
import { amountOn, type Basis } from './basis'
import type { Food } from './food'
import type { Mineral } from './mineral'

export type Rankable = Pick<Food, 'id' | 'name' | 'amounts'> & { readonly serving: Pick<Food['serving'], 'grams'> }

export type FoodRank<F extends Rankable> = {
  readonly food: F
  readonly mg: number
  /** 1 for the most. Foods that show the same whole mg share a rank, and the next rank is left out (1, 2, 2, 4). */
  readonly rank: number
  /** How many others share it. */
  readonly tied: number
}

export type Ranking<F extends Rankable> = {
  readonly ranked: readonly FoodRank<F>[]
  /** Foods whose amount is unknown have no rank; by name. */
  readonly unranked: readonly F[]
}

/** Foods by how much of a mineral they have, most first; those that tie stand by name. */
export function rankBy<F extends Rankable>(foods: readonly F[], mineral: Mineral, basis: Basis): Ranking<F> {
  const unranked: F[] = []
  const known: { readonly food: F; readonly mg: number; readonly shown: number }[] = []
  for (const food of foods) {
    const mg = amountOn(basis, food, mineral)
    if (mg === null) unranked.push(food)
    else known.push({ food, mg, shown: Math.round(mg) })
  }
  known.sort((a, b) => b.shown - a.shown || byName(a.food, b.food))
  const alike = new Map<number, { readonly rank: number; foods: number }>()
  for (const [index, { shown }] of known.entries()) {
    const same = alike.get(shown)
    if (same === undefined) alike.set(shown, { rank: index + 1, foods: 1 })
    else same.foods += 1
  }
  const ranked = known.flatMap(({ food, mg, shown }) => {
    const same = alike.get(shown)
    return same === undefined ? [] : [{ food, mg, rank: same.rank, tied: same.foods - 1 }]
  })
  return { ranked, unranked: unranked.toSorted(byName) }
}

function byName(a: Rankable, b: Rankable): number {
  return ascending(a.name, b.name) || ascending(a.id, b.id)
}
