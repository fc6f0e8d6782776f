import type { Order } from './query'

/**
 * All foods in one order of browsing. The first `known` have a value, highest first, equals by name; the rest have
 * none and follow by name whichever way is asked. `starts` has a bit for each place whose value differs from the one
 * before, so that lowest first keeps equals by name as well.
 */
export type BrowseOrder = {
  readonly ordinals: Uint32Array
  readonly known: number
  readonly starts: Uint32Array
}

const isStart = (starts: Uint32Array, place: number) => (((starts[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1

/** The ordinals from place `offset` on of the foods that fit, in this order; at most `limit`. */
export function browse(
  { ordinals, known, starts }: BrowseOrder,
  order: Order,
  fits: (ordinal: number) => boolean,
  offset: number,
  limit: number,
): readonly number[] {
  const page: number[] = []
  let skip = offset
  const isFull = (from: number, to: number): boolean => {
    for (let place = from; place < to; place += 1) {
      const ordinal = ordinals[place]
      if (ordinal === undefined || !fits(ordinal)) continue
      if (skip > 0) skip -= 1
      else page.push(ordinal)
      if (page.length === limit) return true
    }
    return false
  }
  if (limit === 0) return page
  if (order === 'desc') {
    isFull(0, ordinals.length)
    return page
  }
  for (let end = known; end > 0; ) {
    let start = end - 1
    while (start > 0 && !isStart(starts, start)) start -= 1
    if (isFull(start, end)) return page
    end = start
  }
  isFull(known, ordinals.length)
  return page
}
