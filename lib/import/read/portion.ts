import type { Portion } from '../../nutrition/food'
import type { Fault } from '../source-food'
import { readNumber } from './nutrient'

/** The place of the portions among the tables that are joined. */
export const PORTION = 3

/** A household measure as the tables give it: a row that waits for its food, all of it text, any of it empty. */
export type PortionRow = readonly [
  table: typeof PORTION,
  line: number,
  amount: string,
  unit: string,
  description: string,
  modifier: string,
  grams: string,
]

type PortionFault = Fault & { readonly field: 'gram_weight' | 'amount' | 'portion_description' }

/** No household measure weighs more: a whole turkey is 10 kg. */
const MOST_GRAMS = 100_000

/** No published food has as many; one that says so would take for ever to be shown. */
const MOST_PORTIONS = 200

/** The portions that rows give; one that cannot be is told of by its line. */
export function readPortions(
  rows: Iterable<PortionRow>,
  onFault: (line: number, fault: PortionFault) => void,
): readonly Portion[] {
  const portions: Portion[] = []
  for (const row of rows) {
    const portion = portions.length < MOST_PORTIONS ? readPortion(row) : TOO_MANY
    if ('reason' in portion) onFault(row[1], portion)
    else portions.push(portion)
  }
  return portions
}

const TOO_MANY: PortionFault = { field: 'gram_weight', reason: 'more portions than a food has' }

/** A portion with a label and a weight above 0 g, or what is wrong with it. */
function readPortion([, , count, unit, description, modifier, weight]: PortionRow): Portion | PortionFault {
  const grams = readNumber(weight)
  if (weight === '') return { field: 'gram_weight', reason: 'no weight' }
  if (grams === null) return { field: 'gram_weight', reason: `${JSON.stringify(weight)} is not a number` }
  if (grams <= 0) return { field: 'gram_weight', reason: `a portion of ${weight} g` }
  if (grams > MOST_GRAMS) return { field: 'gram_weight', reason: `a portion of ${weight} g is over 100 kg` }
  const amount = count === '' ? '' : readNumber(count)
  if (amount === null) return { field: 'amount', reason: `${JSON.stringify(count)} is not a number` }
  const label = words(String(amount), unit === 'undetermined' ? '' : unit, description, modifier)
  return label === '' ? { field: 'portion_description', reason: 'a portion without words' } : { label, grams }
}

function words(amount: string, unit: string, description: string, modifier: string): string {
  // The survey words the whole portion and puts a code into the modifier.
  if (description !== '' && unit === '') return description
  const named = [unit, description, modifier].filter((part) => part !== '').join(', ')
  return named === '' ? '' : `${amount} ${named}`.trim()
}
