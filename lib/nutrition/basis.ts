import { type Amount, inGrams, per100kcal } from './amount'
import type { Food } from './food'
import type { Mineral } from './mineral'

/** What amounts are told of: a usual serving, 100 g, 100 kcal. */
export const BASES = ['serving', '100g', '100kcal'] as const

export type Basis = (typeof BASES)[number]

/** What a food's amounts on any basis follow from. */
export type MeasuredFood = Pick<Food, 'amounts'> & { readonly serving: Pick<Food['serving'], 'grams'> }

/**
 * mg of a mineral in a usual serving, in 100 g, or for 100 kcal; not rounded. Unknown where the amount is, and for
 * 100 kcal also where the energy is unknown or next to nothing.
 */
export function amountOn(basis: Basis, food: MeasuredFood, mineral: Mineral): Amount {
  const per100g = food.amounts[mineral]
  switch (basis) {
    case 'serving':
      return inGrams(per100g, food.serving.grams)
    case '100g':
      return per100g
    case '100kcal':
      return per100kcal(per100g, food.amounts.energyKcal)
  }
}

/** mg of potassium for each mg of sodium, the same on every basis. */
export type PotassiumSodiumRatio =
  | { readonly kind: 'ratio'; readonly value: number }
  /** Potassium and no sodium: more than any ratio. */
  | { readonly kind: 'no-sodium' }
  /** Neither of the two: there is nothing to compare. */
  | { readonly kind: 'neither' }
  | { readonly kind: 'unknown' }

export function potassiumSodiumRatio({ amounts }: Pick<Food, 'amounts'>): PotassiumSodiumRatio {
  const { potassium, sodium } = amounts
  if (potassium === null || sodium === null) return { kind: 'unknown' }
  if (sodium > 0) return { kind: 'ratio', value: potassium / sodium }
  return potassium > 0 ? { kind: 'no-sodium' } : { kind: 'neither' }
}

/** Above every ratio that food can have: no table lists more than 100,000 mg in 100 g, or less than 0.001 mg. */
const NO_SODIUM_KEY = 1e9

/** A number to sort by: no sodium is the highest of all; null, to be put last, where there is no ratio. */
export function ratioSortKey(ratio: PotassiumSodiumRatio): number | null {
  if (ratio.kind === 'ratio') return ratio.value
  return ratio.kind === 'no-sodium' ? NO_SODIUM_KEY : null
}
