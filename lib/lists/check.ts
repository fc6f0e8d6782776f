import type { Measure } from '../nutrition/measure'
import type { Refusal, Thing } from './command'
import { LIMITS } from './list'

/** What is wrong with a name, or null. Names are judged trimmed. */
export function nameProblem(name: string): Refusal | null {
  const trimmed = name.trim()
  if (trimmed === '') return { reason: 'empty-name' }
  if (trimmed.length > LIMITS.nameLength) return { reason: 'long-name', most: LIMITS.nameLength }
  return null
}

/** What is wrong with an amount, or null: it must be more than nothing and no more than anybody eats. */
export function amountProblem(measure: Measure, grams: number): Refusal | null {
  const typed = measure.unit === 'grams' ? measure.grams : measure.quantity
  if (!(typed > 0) || !(grams > 0)) return { reason: 'not-positive' }
  if (measure.unit === 'portion' && typed > LIMITS.quantity) return { reason: 'too-much', most: LIMITS.quantity }
  if (grams > LIMITS.grams) return { reason: 'too-much', most: LIMITS.grams }
  return null
}

/** Refuses an edit of something that changed since it was seen. */
export function staleProblem(
  thing: Thing,
  at: { readonly id: string; readonly revision: number },
  seen: number,
): Refusal | null {
  return at.revision === seen ? null : { reason: 'stale', thing, id: at.id, revision: at.revision }
}

export function sameMeasure(one: Measure, other: Measure): boolean {
  if (one.unit === 'grams') return other.unit === 'grams' && one.grams === other.grams
  return other.unit === 'portion' && one.portion === other.portion && one.quantity === other.quantity
}
