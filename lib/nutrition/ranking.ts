import type { Basis } from './basis'
import { amountOn } from './basis'
import type { Food } from './food'
import type { Mineral } from './mineral'

export type Ranked = Pick<Food, 'id' | 'name' | 'amounts' | 'serving'>

export type Place<F extends Ranked> = {
  readonly food: F
  readonly mg: number
  /** 1 for the most. Foods that show the same whole mg share a rank, and the next rank is left out (1, 2, 2, 4). */
  readonly rank: number
}

export type Ranking<F extends Ranked> = {
  readonly places: readonly Place<F>[]
  /** Foods whose amount is unknown have no rank. */
  readonly unranked: readonly F[]
}

/** Foods by how much of a mineral they have, most first; those that tie stand by name. */
export function rankBy<F extends Ranked>(foods: readonly F[], mineral: Mineral, basis: Basis): Ranking<F> {
  const unranked: F[] = []
  const known: { readonly food: F; readonly mg: number }[] = []
  for (const food of foods) {
    const mg = amountOn(basis, food, mineral)
    if (mg === null) unranked.push(food)
    else known.push({ food, mg })
  }
  const shown = known.map((one) => Math.round(one.mg))
  const places = known
    .map((one) => ({ ...one, rank: 1 + shown.filter((mg) => mg > Math.round(one.mg)).length }))
    .toSorted((a, b) => a.rank - b.rank || compare(a.food.name, b.food.name) || compare(a.food.id, b.food.id))
  return { places, unranked }
}

/** Where one food stands among others. */
export type Standing<F extends Ranked> = {
  readonly place: Place<F>
  /** How many foods have a rank. */
  readonly of: number
  /** How many others share the rank. */
  readonly tied: number
  readonly unranked: number
  /** The places about it, itself included, in order. */
  readonly around: readonly Place<F>[]
}

/**
 * The standing of a food in a ranking with up to `reach` neighbours on each side; near an end more are taken from
 * the other, so that as many are shown. Null where the food has no rank.
 */
export function standing<F extends Ranked>(id: string, ranking: Ranking<F>, reach: number): Standing<F> | null {
  const { places, unranked } = ranking
  const index = places.findIndex(({ food }) => food.id === id)
  const place = places[index]
  if (!place) return null
  const size = 2 * reach + 1
  const start = Math.max(0, Math.min(index - reach, places.length - size))
  return {
    place,
    of: places.length,
    tied: places.filter(({ rank }) => rank === place.rank).length - 1,
    unranked: unranked.length,
    around: places.slice(start, start + size),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
