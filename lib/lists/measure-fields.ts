import type { Measure } from '../nutrition/measure'
import { amountText } from './measure-words'

/** What a form calls grams; every other measure goes by the label of its portion. */
export const GRAMS = 'g'

/** So much of a measure, as a form names it. */
export function toMeasure(amount: number, unit: string): Measure {
  return unit === GRAMS ? { unit: 'grams', grams: amount } : { unit: 'portion', portion: unit, quantity: amount }
}

/** A measure as a form takes it. */
export function measureFields(measure: Measure): { readonly amount: string; readonly measure: string } {
  return measure.unit === 'grams'
    ? { amount: amountText(measure.grams), measure: GRAMS }
    : { amount: amountText(measure.quantity), measure: measure.portion }
}
