import type { Order } from '../catalogue/query'

/**
 * All foods in one order of browsing. The first `known` have a value, highest first, equals by name; the rest have
 * none and follow by name whichever way is asked. `starts` has a bit for each place whose value differs from the one
 * before, so that lowest first keeps equals by name as well.
 */
export type BrowseOrder = {
  readonly size: number
  readonly known: number
  readonly starts: Uint32Array
  /** A chunk of the ordinals, `CHUNK` of them from place `index * CHUNK` on. */
  readonly chunk: (index: number) => Uint32Array
}

/** Orders are kept in chunks: the first page of millions of foods needs but one of them. */
export const CHUNK_BITS = 14
export const CHUNK = 2 ** CHUNK_BITS

/** An order made of all its ordinals. */
export type WholeOrder = Pick<BrowseOrder, 'known' | 'starts'> & { readonly ordinals: Uint32Array }

/** Room to sort so many foods in, used again for every order: of millions of foods it is large. */
export type SortingRoom = { readonly distinct: Float64Array; readonly places: Uint32Array }

export function sortingRoom(foods: number): SortingRoom {
  return { distinct: new Float64Array(foods), places: new Uint32Array(foods) }
}

/**
 * Puts foods in order of their values, given by ordinal and NaN where there is none; equals by `tieBreak`, then as
 * they come in `byName`. Counts instead of comparing: of millions of foods few values differ.
 */
export function browseOrder(
  byName: Uint32Array,
  values: Float64Array,
  tieBreak: Float64Array | null,
  room: SortingRoom = sortingRoom(byName.length),
): WholeOrder {
  const before = tieBreak === null ? byName : highestFirst(byName, tieBreak, room)
  const ordinals = highestFirst(before, values, room)
  const starts = new Uint32Array((ordinals.length + 31) >>> 5)
  let known = 0
  let last = -1
  for (; known < ordinals.length; known += 1) {
    const ordinal = ordinals[known] ?? 0
    if (Number.isNaN(values[ordinal])) break
    const isEqual =
      last >= 0 &&
      Object.is(values[last], values[ordinal]) &&
      (tieBreak === null || Object.is(tieBreak[last], tieBreak[ordinal]))
    if (!isEqual) starts[known >>> 5] = (starts[known >>> 5] ?? 0) | (1 << (known & 31))
    last = ordinal
  }
  let place = known
  for (const ordinal of byName) if (Number.isNaN(values[ordinal])) ordinals[place++] = ordinal
  return { ordinals, known, starts }
}

/** The same foods, highest value first, those without one last, equals as they were. */
function highestFirst(foods: Uint32Array, values: Float64Array, { distinct: all, places }: SortingRoom): Uint32Array {
  const distinct = differing(values, all)
  const next = new Uint32Array(distinct.length + 2)
  for (let index = 0; index < foods.length; index += 1) {
    const place = placeAmong(distinct, values[foods[index] ?? 0] ?? Number.NaN)
    places[index] = place
    next[place + 1] = (next[place + 1] ?? 0) + 1
  }
  for (let place = 1; place < next.length; place += 1) next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0)
  const sorted = new Uint32Array(foods.length)
  for (let index = 0; index < foods.length; index += 1) {
    const place = places[index] ?? 0
    const at = next[place] ?? 0
    sorted[at] = foods[index] ?? 0
    next[place] = at + 1
  }
  return sorted
}

/** The values there are, each once, lowest first, at the beginning of this room. */
function differing(values: Float64Array, sorted: Float64Array): Float64Array {
  sorted.set(values)
  // NaN sorts last.
  sorted.sort()
  let count = 0
  for (let at = 0; at < sorted.length; at += 1) {
    const value = sorted[at] ?? Number.NaN
    if (Number.isNaN(value)) break
    if (count > 0 && sorted[count - 1] === value) continue
    sorted[count] = value
    count += 1
  }
  return sorted.subarray(0, count)
}

/** How many of the values are higher; as many as there are for NaN. */
function placeAmong(distinct: Float64Array, value: number): number {
  if (Number.isNaN(value)) return distinct.length
  let low = 0
  let high = distinct.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((distinct[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return distinct.length - 1 - low
}

const isStart = (starts: Uint32Array, place: number) => (((starts[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1

/** The ordinals from place `offset` on of the foods that fit, in this order; at most `limit`. */
export function browse(
  { size, known, starts, chunk }: BrowseOrder,
  order: Order,
  fits: (ordinal: number) => boolean,
  offset: number,
  limit: number,
): readonly number[] {
  const page: number[] = []
  let skip = offset
  const isFull = (from: number, to: number): boolean => {
    for (let place = from; place < to; ) {
      const ordinals = chunk(place >>> CHUNK_BITS)
      const end = Math.min(to, ((place >>> CHUNK_BITS) + 1) << CHUNK_BITS)
      for (; place < end; place += 1) {
        const ordinal = ordinals[place & (CHUNK - 1)]
        if (ordinal === undefined || !fits(ordinal)) continue
        if (skip > 0) skip -= 1
        else page.push(ordinal)
        if (page.length === limit) return true
      }
    }
    return false
  }
  if (limit === 0) return page
  if (order === 'desc') {
    isFull(0, size)
    return page
  }
  for (let end = known; end > 0; ) {
    let start = end - 1
    while (start > 0 && !isStart(starts, start)) start -= 1
    if (isFull(start, end)) return page
    end = start
  }
  isFull(known, size)
  return page
}
