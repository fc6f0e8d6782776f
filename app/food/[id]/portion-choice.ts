import { LIMITS } from '@/lib/lists/list'
import { readAmount } from '@/lib/lists/typed-amount'
import type { Food } from '@/lib/nutrition/food'
import { formatCount, formatGrams } from '@/lib/nutrition/format'
import { type Measure, SERVING_PORTION } from '@/lib/nutrition/measure'
import { measuresOf } from '@/lib/nutrition/portion'

export type PortionChoice = {
  readonly id: string
  readonly label: string
  readonly grams: number
  /** The same as a list keeps it. */
  readonly measure: Measure
}

const HUNDRED_GRAMS: PortionChoice = { id: '100g', label: '100 g', grams: 100, measure: { unit: 'grams', grams: 100 } }

/** How much one may look at: a food's own measures, then 100 g. */
export function portionChoices(food: Food): readonly PortionChoice[] {
  const own = measuresOf(food).map(({ portion, label, grams }) => ({
    id: portion,
    label: portion === SERVING_PORTION ? '1 serving' : label,
    grams,
    measure: { unit: 'portion' as const, portion, quantity: 1 },
  }))
  return own.some(({ grams }) => grams === 100) ? own : [...own, HUNDRED_GRAMS]
}

export type ChosenPortion = {
  readonly choice: PortionChoice
  /** What of the address was not understood, in words; null where all was. */
  readonly note: string | null
  /** The grams as typed, to keep in the field. */
  readonly typed: string
}

/** Reads the portion or the grams of an address. What it does not know it says, and shows the serving instead. */
export function choosePortion(food: Food, portion = SERVING_PORTION, grams = ''): ChosenPortion {
  const choices = portionChoices(food)
  const serving = choices[0] ?? HUNDRED_GRAMS
  const typed = grams.trim()
  if (typed === '') {
    const choice = choices.find(({ id }) => id === portion)
    if (choice !== undefined) return { choice, note: null, typed }
    const note = `This food has no portion “${portion.slice(0, 40)}”. Shown is one usual serving.`
    return { choice: serving, note, typed }
  }
  const amount = readAmount(typed)
  if (amount.ok && amount.value <= LIMITS.grams) {
    const measure = { unit: 'grams', grams: amount.value } as const
    return {
      choice: { id: 'grams', label: formatGrams(amount.value), grams: amount.value, measure },
      note: null,
      typed,
    }
  }
  const note = `“${typed.slice(0, 40)}” is not an amount we can use. Give grams above 0 and up to ${formatCount(LIMITS.grams)}. Shown is one usual serving.`
  return { choice: serving, note, typed: typed.slice(0, 40) }
}
