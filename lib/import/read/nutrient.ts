import type { AmountsPer100g } from '../../nutrition/amount'

/** The nutrients we read, in the order of `NUTRIENTS`: FoodData Central's id, its older number, and the unit it uses. */
export const NUTRIENTS = [
  { key: 'magnesium', id: 1090, number: 304, unit: 'MG', energy: false },
  { key: 'potassium', id: 1092, number: 306, unit: 'MG', energy: false },
  { key: 'sodium', id: 1093, number: 307, unit: 'MG', energy: false },
  { key: 'energy', id: 1008, number: 208, unit: 'KCAL', energy: true },
  { key: 'energy-general', id: 2047, number: 957, unit: 'KCAL', energy: true },
  { key: 'energy-specific', id: 2048, number: 958, unit: 'KCAL', energy: true },
  { key: 'energy-kj', id: 1062, number: 268, unit: 'kJ', energy: true },
] as const

const KJ_PER_KCAL = 4.184
const MASS: Readonly<Record<string, number>> = { g: 1000, mg: 1, ug: 0.001, µg: 0.001, μg: 0.001, mcg: 0.001 }
const ENERGY: Readonly<Record<string, number>> = { kcal: 1, kj: 1 / KJ_PER_KCAL }

/** More of one mineral than 100 g of food weighs. */
const MOST_MG = 100_000
/** Pure fat has 902 kcal per 100 g; the rest is what rounding on a label can add. */
const MOST_KCAL = 1000

const places = new Map<number, number>()
NUTRIENTS.forEach(({ id, number }, place) => {
  places.set(id, place)
  places.set(number, place)
})

/** The place in `NUTRIENTS` of a nutrient id, or of the number that older survey releases give instead; -1 for others. */
export function nutrientPlace(id: number): number {
  return places.get(id) ?? -1
}

/** A number as tables write them: digits with a point. No words, no hexadecimal, no comma. */
export function readNumber(text: string): number | null {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/**
 * An amount of the nutrient at a place, in mg or kcal per 100 g, or in words why it cannot be one: where `unit` does
 * not measure `what`, or the figure cannot be right. Not for empty cells: those are unknown.
 */
export function checkedAmount(place: number, text: string, unit: string, what = 'this nutrient'): number | string {
  const isEnergy = NUTRIENTS[place]?.energy === true
  const factor = (isEnergy ? ENERGY : MASS)[unit.trim().toLowerCase()]
  if (factor === undefined) return `unit ${unit || 'none'} does not measure ${what}`
  const value = readNumber(text)
  if (value === null) return `${shown(text)} is not a number`
  if (value < 0) return `${shown(text)} is negative`
  // Multiplying by a thousandth leaves digits nobody measured.
  const amount = factor === 1 ? value : Number((value * factor).toPrecision(12))
  if (amount <= (isEnergy ? MOST_KCAL : MOST_MG)) return amount
  return `${shown(text)} is more ${isEnergy ? 'energy than 100 g of pure fat holds' : 'than 100 g in 100 g'}`
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

/**
 * Amounts by their place in `NUTRIENTS`; what is missing is unknown. Energy is the published value (1008), else by the
 * general Atwater factors (2047), else by the specific ones (2048), else from kilojoules.
 */
export function amountsOf(values: readonly (number | null | undefined)[]): AmountsPer100g {
  const [magnesium = null, potassium = null, sodium = null, ...energy] = values
  return { magnesium, potassium, sodium, energyKcal: energy.find((value) => value != null) ?? null }
}
