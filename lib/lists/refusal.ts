/** Every reason why something was not done. Nothing changes on a refusal. */
export const REFUSALS = [
  /** Somebody, in another tab, changed this very thing since it was seen. */
  'stale',
  'gone-list',
  'gone-meal',
  'gone-item',
  'full-lists',
  'full-meals',
  'full-items',
  'name-empty',
  'name-long',
  'amount-missing',
  'amount-not-a-number',
  /** `1,000` is a thousand to some and one to others. */
  'amount-ambiguous',
  'amount-negative',
  'amount-zero',
  'amount-huge',
  'unknown-food',
  'unknown-portion',
  // What was sent never came as far as a list.
  'not-understood',
  'too-large',
  'foreign',
  'offline',
  /** Too many changes, or too many lists, in too short a time. */
  'too-many',
  /** The store could not be reached or written just now. */
  'unavailable',
  /** The store was lost while it was being written: it may have been done, and asked again is done once. */
  'uncertain',
] as const

export type Refusal = (typeof REFUSALS)[number]

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function done<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refused(refusal: Refusal): Result<never> {
  return { ok: false, refusal }
}
