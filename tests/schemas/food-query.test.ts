import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVERYTHING, type FoodQuery, ORDERS, SORTS } from '@/lib/catalogue/query'
import { queryableIds } from '@/lib/content/reference-data'
import { TAGS } from '@/lib/nutrition/tag'
import { parseFoodQuery, strictFoodQuery } from '@/lib/schemas/food-query'
import { foodQueryString } from '@/lib/urls'

const parse = (search: string) => parseFoodQuery(new URLSearchParams(search), queryableIds())

describe('a food query in an address', () => {
  test('is everything when nothing is asked', () => {
    expect(parse('')).toEqual({ query: EVERYTHING, notes: [] })
    expect(parse('q=&tag=&sort=')).toEqual({ query: EVERYTHING, notes: [] })
  })

  test('sorts a search by relevance and minerals from the most, unless told otherwise', () => {
    expect(parse('q=rice').query).toMatchObject({ sort: 'relevance', order: 'asc' })
    expect(parse('sort=potassium').query).toMatchObject({ sort: 'potassium', order: 'desc' })
    expect(parse('sort=relevance').query.sort).toBe('name')
  })

  test('takes what to leave out as tags or as groups', () => {
    expect(parse('not=high-sodium&not=cheese').query).toMatchObject({ not: ['high-sodium'], notGroup: ['cheese'] })
  })

  test('leaves out what it cannot understand and says so', () => {
    const { query, notes } = parse('tag=yummy&tag=magnesium-rich&page=-3&sort=tasty&utm_source=mail')
    expect(query).toMatchObject({ tag: ['magnesium-rich'], page: 1, sort: 'name' })
    expect(notes).toHaveLength(3)
    expect(notes.join(' ')).toContain('yummy')
    expect(notes.join(' ')).not.toContain('utm')
  })

  test('cuts a search that is too long and says so', () => {
    const { query, notes } = parse(`q=${'a'.repeat(10_000)}`)
    expect(query.q).toHaveLength(200)
    expect(notes[0]).toContain('first 200')
  })

  test('takes the parameters of a page as well', () => {
    expect(
      parseFoodQuery({ tag: ['magnesium-rich', 'magnesium-rich'], q: '  white \u0000 rice ' }, queryableIds()).query,
    ).toMatchObject({
      tag: ['magnesium-rich'],
      q: 'white rice',
    })
  })

  test('is strict with programs', () => {
    const strict = strictFoodQuery(new URLSearchParams('page=1.5&q=a&q=b&record=%27--'), queryableIds())
    expect(strict.ok ? [] : strict.problems.map((problem) => problem.parameter).sort()).toEqual(['page', 'q', 'record'])
  })

  test('comes back from its own address', () => {
    const query: fc.Arbitrary<FoodQuery> = fc.record({
      q: fc.constantFrom('', 'spinach', 'soup chick & "more"'),
      tag: fc.subarray([...TAGS]),
      not: fc.subarray([...TAGS]),
      notGroup: fc.subarray(['cheese', 'soups']),
      group: fc.subarray(['legumes', 'nuts']),
      source: fc.subarray(['usda-sr-legacy', 'ifct-2017']),
      record: fc.constantFrom(null, '168462', 'A001'),
      sort: fc.constantFrom(...SORTS.filter((sort) => sort !== 'relevance')),
      order: fc.constantFrom(...ORDERS),
      basis: fc.constantFrom('serving', '100g', '100kcal'),
      page: fc.integer({ min: 1, max: 500 }),
      pageSize: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(query, (asked) => {
        const strict = strictFoodQuery(new URLSearchParams(foodQueryString(asked)), queryableIds())
        expect(strict.ok && foodQueryString(strict.query)).toBe(foodQueryString(asked))
      }),
    )
  })

  test('is understood in part whatever stands there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('q', 'tag', 'not', 'sort', 'page', 'record'), fc.string()), (any) => {
        expect(parseFoodQuery(any, queryableIds()).query.page).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

test.each(['usda-sr-legacy', 'ifct-2017', 'usda-foundation', 'usda-fndds', 'usda-branded'])(
  'a table of ours, or one that can be imported, is one to filter by: %s',
  (source) => {
    expect(parse(`source=${source}`)).toMatchObject({ query: { source: [source] }, notes: [] })
  },
)
