import type { Amount } from './amount'

/** How one amount differs from another, for words. */
export type AmountDifference =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'similar' }
  | { readonly kind: 'somewhat'; readonly direction: 'more' | 'less' }
  /** `times` is whole, from 2: so many times as much, or one so-many-th as much. */
  | { readonly kind: 'times'; readonly direction: 'more' | 'less'; readonly times: number }
  /** Over `FAR_TIMES` times as much, or as little. */
  | { readonly kind: 'far'; readonly direction: 'more' | 'less' }

/** Under a tenth more or less is similar: food tables are no more exact than that. */
const SIMILAR_BELOW = 1.1
/** From here on a difference is told in whole times; between the two it is `somewhat`. */
const TIMES_FROM = 1.75
/** Beyond this a number of times tells less than the amounts do. */
const FAR_TIMES = 20
/** A difference of less than this share of the daily reference or limit is similar, whatever the ratio. */
const NEGLIGIBLE_SHARE = 0.01

/**
 * How `to` differs from `from`, both in mg, normalised by the daily reference or limit `daily` so that 4 mg of sodium
 * against 1 mg is not "four times as much". Unknown where either is.
 */
export function difference(from: Amount, to: Amount, daily: number): AmountDifference {
  if (from === null || to === null) return { kind: 'unknown' }
  const less = Math.min(from, to)
  const more = Math.max(from, to)
  const ratio = more / less
  if (more - less < NEGLIGIBLE_SHARE * daily || ratio < SIMILAR_BELOW) return { kind: 'similar' }
  const direction = to > from ? 'more' : 'less'
  if (ratio < TIMES_FROM) return { kind: 'somewhat', direction }
  if (ratio > FAR_TIMES) return { kind: 'far', direction }
  return { kind: 'times', direction, times: Math.max(2, Math.round(ratio)) }
}

const PARTS: Readonly<Record<number, string>> = {
  2: 'half',
  3: 'a third',
  4: 'a quarter',
  5: 'a fifth',
  6: 'a sixth',
  7: 'a seventh',
  8: 'an eighth',
  9: 'a ninth',
  10: 'a tenth',
}

/** `about the same`, `somewhat less`, `about twice as much`, `about a third as much`, `far more`, `not measured`. */
export function differenceWords(difference: AmountDifference): string {
  switch (difference.kind) {
    case 'unknown':
      return 'not measured'
    case 'similar':
      return 'about the same'
    case 'somewhat':
      return `somewhat ${difference.direction}`
    case 'far':
      return `far ${difference.direction}`
    case 'times':
      return `${timesWords(difference.direction, difference.times)} as much`
  }
}

function timesWords(direction: 'more' | 'less', times: number): string {
  if (direction === 'more') return times === 2 ? 'about twice' : `about ${times} times`
  const part = PARTS[times]
  return part === undefined ? 'less than a tenth' : `about ${part}`
}
