import type { Totals } from '../nutrition/total'

const SODIUM_MG_PER_MMOL = 23
const POTASSIUM_MG_PER_MMOL = 39.1

/**
 * Sodium to potassium by moles, over what is known of each; null without any potassium. The two targets of WHO (2012),
 * under 2,000 mg of sodium and at least 3,510 mg of potassium a day, together come to about 1.
 */
export function sodiumPotassiumRatio(totals: Totals): number | null {
  const potassium = totals.potassium.mg / POTASSIUM_MG_PER_MMOL
  return potassium > 0 ? totals.sodium.mg / SODIUM_MG_PER_MMOL / potassium : null
}
