import type { Measure } from '../nutrition/measure'
import { LIMITS, type MealList } from './list'
import { done, type Refusal, type Result, refused } from './refusal'

/** What is wrong with a name, or null. Names are judged trimmed. */
export function nameProblem(name: string): Refusal | null {
  const trimmed = name.trim()
  if (trimmed === '') return 'name-empty'
  return trimmed.length > LIMITS.nameLength ? 'name-long' : null
}

/** What is wrong with an amount, or null: it must be more than nothing and no more than anybody eats. */
export function amountProblem(measure: Measure, grams: number): Refusal | null {
  const typed = measure.unit === 'grams' ? measure.grams : measure.quantity
  if (!(typed > 0) || !(grams > 0)) return 'amount-zero'
  if (measure.unit === 'portion' && typed > LIMITS.quantity) return 'amount-huge'
  return grams > LIMITS.grams ? 'amount-huge' : null
}

/** The list with something changed, unless that very thing changed since it was seen. */
export function ifFresh(thing: { readonly revision: number }, seen: number, change: () => MealList): Result<MealList> {
  return thing.revision === seen ? done(change()) : refused('stale')
}

export function sameMeasure(one: Measure, other: Measure): boolean {
  if (one.unit === 'grams') return other.unit === 'grams' && one.grams === other.grams
  return other.unit === 'portion' && one.portion === other.portion && one.quantity === other.quantity
}
