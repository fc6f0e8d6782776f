/**
 * A mass in milligrams or an energy in kilocalories, or `null` where nobody published one.
 * Unknown is never zero: arithmetic with an unknown gives an unknown.
 */
export type Amount = number | null

/** What a source record says of 100 g edible part: minerals in mg, energy in kcal. */
export type AmountsPer100g = {
  readonly magnesium: Amount
  readonly potassium: Amount
  readonly sodium: Amount
  readonly energyKcal: Amount
}

/** The amount in `grams` of a food that holds `per100g` in 100 g. Unknown stays unknown. Not rounded. */
export function inGrams(per100g: Amount, grams: number): Amount {
  return per100g === null ? null : (per100g * grams) / 100
}

/** Under this many kcal per 100 g a density over energy means nothing (tie-breaker T5: coffee, tea, water, salt). */
export const DENSITY_FLOOR_KCAL = 5

/**
 * mg per 100 kcal from two figures per 100 g. Unknown where either is unknown, and where the food has too little
 * energy for a density to mean something. Multiplies first, so that whole figures meet a cut-off exactly.
 */
export function per100kcal(per100g: Amount, energyKcal: Amount): Amount {
  if (per100g === null || energyKcal === null || energyKcal < DENSITY_FLOOR_KCAL) return null
  return (per100g * 100) / energyKcal
}

/** How many times its sodium salt (sodium chloride) weighs: Regulation (EU) 1169/2011 Annex I. */
export const SALT_PER_SODIUM = 2.5

/** Salt in grams that holds this many mg of sodium. */
export function saltGrams(sodiumMg: number): number {
  return (sodiumMg * SALT_PER_SODIUM) / 1000
}
