import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BrowseOrder, browse, browseOrder, CHUNK, type WholeOrder } from '@/lib/index/browse-order'

const NONE = Number.NaN
/** Foods 0 to 5, whose names go 4, 2, 0, 5, 1, 3; sodium of each. */
const byName = Uint32Array.of(4, 2, 0, 5, 1, 3)
const sodium = Float64Array.of(7, NONE, 7, 0, 120, 7)
const order = inStretches(browseOrder(byName, sodium, null))

function inStretches({ ordinals, known, starts }: WholeOrder): BrowseOrder {
  const chunk = (index: number) => ordinals.subarray(index * CHUNK, (index + 1) * CHUNK)
  return { size: ordinals.length, known, starts, chunk }
}
const everything = () => true

describe('an order of browsing', () => {
  test('has the highest first, equals by name, unknown last', () => {
    expect(browse(order, 'desc', everything, 0, 10)).toEqual([4, 2, 0, 5, 3, 1])
  })

  test('backwards has the lowest first, equals still by name, unknown still last', () => {
    expect(browse(order, 'asc', everything, 0, 10)).toEqual([3, 2, 0, 5, 4, 1])
  })

  test('puts equals by what breaks ties before their names', () => {
    const potassium = Float64Array.of(10, 90, 20, 30, 40, 15)
    expect([...browseOrder(byName, sodium, potassium).ordinals]).toEqual([4, 2, 5, 0, 3, 1])
    const unknown = Float64Array.of(NONE, NONE, 7, NONE, NONE, 8)
    expect([...browseOrder(byName, unknown, potassium).ordinals]).toEqual([5, 2, 4, 0, 1, 3])
  })

  test('puts more than any figure above every figure', () => {
    const ratio = Float64Array.of(2, Number.POSITIVE_INFINITY, NONE, 9, 1, 2)
    expect([...browseOrder(byName, ratio, null).ordinals]).toEqual([1, 3, 0, 5, 4, 2])
  })

  test('goes on from one chunk to the next, either way', () => {
    const size = 2 * CHUNK + 5
    const numbers = Uint32Array.from({ length: size }, (_, place) => place)
    const many = inStretches(browseOrder(numbers, Float64Array.from(numbers), null))
    const seam = CHUNK - 2
    expect(browse(many, 'asc', everything, seam, 4)).toEqual([seam, seam + 1, seam + 2, seam + 3])
    expect(browse(many, 'desc', everything, seam, 4)).toEqual([1, 2, 3, 4].map((back) => size - seam - back))
    expect(browse(many, 'asc', everything, size - 2, 9)).toEqual([size - 2, size - 1])
  })

  test('shows what fits alone, from where it is asked, as far as it is asked', () => {
    const fits = (ordinal: number) => ordinal !== 2
    expect(browse(order, 'desc', fits, 1, 2)).toEqual([0, 5])
    expect(browse(order, 'desc', fits, 5, 2)).toEqual([])
    expect(browse(order, 'desc', fits, 0, 0)).toEqual([])
  })

  test('goes through all foods once, page by page, either way', () => {
    const values = fc.array(fc.oneof(fc.constant(NONE), fc.integer({ min: 0, max: 5 })), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.constantFrom('asc', 'desc'), fc.integer({ min: 1, max: 7 }), (list, direction, size) => {
        const of = Float64Array.from(list)
        const made = inStretches(browseOrder(Uint32Array.from(list.keys()), of, null))
        const pages = Array.from({ length: Math.ceil(list.length / size) }, (_, page) =>
          browse(made, direction, everything, page * size, size),
        ).flat()
        expect(pages.toSorted((a, b) => a - b)).toEqual([...list.keys()])
        const known = pages.flatMap((ordinal) => (Number.isNaN(list[ordinal]) ? [] : [list[ordinal] ?? 0]))
        const sorted = known.toSorted((a, b) => (direction === 'asc' ? a - b : b - a))
        expect(known).toEqual(sorted)
        expect(pages.slice(known.length).every((ordinal) => Number.isNaN(list[ordinal]))).toBe(true)
      }),
    )
  })
})
