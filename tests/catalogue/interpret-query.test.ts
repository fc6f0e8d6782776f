import { describe, expect, test } from 'vitest'
import { interpretQuery } from '@/lib/catalogue/interpret-query'
import { EVERYTHING, type FoodQuery } from '@/lib/catalogue/query'
import { referenceData, vocabulary } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import { foodsHref } from '@/lib/urls'
import { preparedStores } from '../fixtures/stores'

const WORDING = { ...referenceData(), vocabulary: vocabulary() }

const file = preparedStores()
const reader = catalogue(file)

async function meant(q: string, more: Partial<FoodQuery> = {}): Promise<string> {
  return foodsHref(await interpretQuery({ ...EVERYTHING, q, sort: 'relevance', ...more }, WORDING, reader))
}

describe('the query that is meant', () => {
  test.each([
    ['potassium rich fruit', '/foods?q=fruit&tag=potassium-rich'],
    ['high sodium snacks', '/foods?q=snacks&tag=high-sodium'],
    ['magnesium-rich nuts', '/foods?q=nuts&tag=magnesium-rich'],
    ['not high sodium bread', '/foods?q=bread&not=high-sodium'],
    ['bread not salty', '/foods?q=bread&not=high-sodium'],
    ['high in magnesium', '/foods?tag=magnesium-rich'],
  ])('by “%s” is %s', async (q, address) => expect(await meant(q)).toBe(address))

  test.each(['low salt soup', 'low sodium cheese', 'low sodium breads'])(
    'by “%s” is a filter on the group',
    async (q) => {
      expect(await meant(q)).toMatch(/^\/foods\?q=\w+&tag=low-sodium$/)
    },
  )

  test.each([
    'low sodium soy sauce',
    'low salt ketchup',
    'low sodium tomato soup',
    'low sodium mozzarella',
    'low sodium soy souce',
    'unsalted almonds',
    'canned beans no salt added',
    'spinach',
    'low potassium fruit',
  ])('by “%s” is what was typed', async (q) => {
    const query: FoodQuery = { ...EVERYTHING, q, sort: 'relevance' }
    expect(await interpretQuery(query, WORDING, reader)).toBe(query)
  })

  test.each([
    ['low sodium popcorn', '/foods?q=popcorn&tag=low-sodium'],
    ['low sodium tomato juice', '/foods?q=tomato+juice&tag=low-sodium'],
    ['low sodium peas', '/foods?q=peas&tag=low-sodium'],
  ])('by “%s”, which no product is called, is %s', async (q, address) => expect(await meant(q)).toBe(address))

  test('keeps a product’s name beside a filter', async () => {
    expect(await meant('potassium rich low sodium vegetable juice')).toBe(
      '/foods?q=low+sodium+vegetable+juice&tag=potassium-rich',
    )
  })

  test('keeps the other filters, lets the words win over a filter that contradicts them, and starts at page 1', async () => {
    const query = { tag: ['low-sodium'], not: ['potassium-rich'], group: ['fruit'], page: 3 } as const
    expect(await meant('potassium rich', query)).toBe('/foods?tag=low-sodium&tag=potassium-rich&group=fruit')
    expect(await meant('not low sodium', query)).toBe('/foods?not=low-sodium&not=potassium-rich&group=fruit')
  })

  test('stays the same when it is asked again', async () => {
    for (const q of ['potassium rich fruit', 'low salt soup', 'bread not salty', 'low sodium soy sauce']) {
      const once = await interpretQuery({ ...EVERYTHING, q, sort: 'relevance' }, WORDING, reader)
      expect(await interpretQuery(once, WORDING, reader)).toBe(once)
    }
  })

  test('finds foods with the tag', async () => {
    const query: FoodQuery = { ...EVERYTHING, q: 'potassium rich fruit', sort: 'relevance' }
    const { foods, total } = await reader.search(await interpretQuery(query, WORDING, reader))
    expect(total).toBeGreaterThan(10)
    expect(foods.map(({ id }) => id)).toContain('banana')
    expect((await reader.search(query)).total).toBe(0)
  })
})
