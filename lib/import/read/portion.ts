import type { Portion } from '../../nutrition/food'
import { readNumber } from './nutrient'

/** A household measure as the tables give it: all of it text, any of it empty. */
export type RawPortion = {
  readonly amount: string
  readonly unit: string
  readonly description: string
  readonly modifier: string
  readonly grams: string
}

export type PortionFault = { readonly field: 'gram_weight' | 'amount' | 'portion_description'; readonly reason: string }

/** No household measure weighs more: a whole turkey is 10 kg. */
const MOST_GRAMS = 100_000

/** A portion with a label and a weight above 0 g, or what is wrong with it. */
export function readPortion(raw: RawPortion): Portion | PortionFault {
  const grams = readNumber(raw.grams)
  if (raw.grams === '') return { field: 'gram_weight', reason: 'no weight' }
  if (grams === null) return { field: 'gram_weight', reason: `${JSON.stringify(raw.grams)} is not a number` }
  if (grams <= 0) return { field: 'gram_weight', reason: `a portion of ${raw.grams} g` }
  if (grams > MOST_GRAMS) return { field: 'gram_weight', reason: `a portion of ${raw.grams} g is over 100 kg` }
  const amount = raw.amount === '' ? null : readNumber(raw.amount)
  if (raw.amount !== '' && amount === null)
    return { field: 'amount', reason: `${JSON.stringify(raw.amount)} is not a number` }
  const label = words(raw, amount)
  return label === '' ? { field: 'portion_description', reason: 'a portion without words' } : { label, grams }
}

function words(raw: RawPortion, amount: number | null): string {
  const count = amount === null ? '' : String(amount)
  const unit = raw.unit === 'undetermined' ? '' : raw.unit
  // The survey words the whole portion and puts a code into the modifier.
  if (raw.description !== '' && unit === '') return raw.description
  const named = [unit, raw.description, raw.modifier].filter((part) => part !== '')
  return named.length === 0 ? '' : [count, named.join(', ')].filter((part) => part !== '').join(' ')
}
