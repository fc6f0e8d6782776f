import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVERYTHING, type FoodQuery, ORDERS, SORTS } from '@/lib/catalogue/query'
import { referenceData } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import { inGrams, per100kcal } from '@/lib/nutrition/amount'
import { BASES } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { MINERALS } from '@/lib/nutrition/mineral'
import { TAGS } from '@/lib/nutrition/tag'
import { preparedStores } from '../fixtures/stores'

const file = preparedStores()
const reader = catalogue(file)
const groups = referenceData().groups.map((group) => group.id)

async function every(query: Partial<FoodQuery>): Promise<readonly Food[]> {
  const foods: Food[] = []
  for (let page = 1; ; page++) {
    const found = await reader.search({ ...EVERYTHING, ...query, pageSize: 100, page })
    foods.push(...found.foods)
    if (found.foods.length < 100) return foods
  }
}

describe('browsing', () => {
  test('goes through every food once, by name', async () => {
    const foods = await every({})
    const { total } = await reader.search(EVERYTHING)
    expect(foods).toHaveLength(total)
    expect(new Set(foods.map((food) => food.id)).size).toBe(total)
  })

  test('counts for each value what choosing it would leave', async () => {
    const query = fc.record({
      tag: fc.subarray([...TAGS], { maxLength: 2 }),
      not: fc.subarray([...TAGS], { maxLength: 1 }),
      group: fc.subarray(groups, { maxLength: 2 }),
      source: fc.subarray(['usda-sr-legacy', 'ifct-2017'], { maxLength: 1 }),
      q: fc.constantFrom('', 'bean', 'salt'),
    })
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom(...TAGS), fc.constantFrom(...groups), async (part, tag, group) => {
        const asked = { ...EVERYTHING, ...part }
        const { facets } = await reader.search(asked)
        const withTag = await reader.search({ ...asked, tag: [...new Set([...asked.tag, tag])] })
        expect(facets.tag[tag]).toBe(withTag.total)
        expect(facets.group[group]).toBe((await reader.search({ ...asked, group: [group] })).total)
        const indian = await reader.search({ ...asked, source: ['ifct-2017'] })
        expect(facets.source['ifct-2017']).toBe(indian.total)
      }),
      { numRuns: 25 },
    )
  }, 30_000)

  test.each(BASES.flatMap((basis) => MINERALS.flatMap((sort) => ORDERS.map((order) => ({ basis, sort, order })))))(
    'sorts by $sort per $basis, $order, unknown last',
    async ({ basis, sort, order }) => {
      const amount = (food: Food) => {
        const per100g = food.amounts[sort]
        if (basis === '100g') return per100g
        return basis === 'serving' ? inGrams(per100g, food.serving.grams) : per100kcal(per100g, food.amounts.energyKcal)
      }
      const amounts = (await every({ sort, order, basis, group: ['drinks', 'fats-and-oils'] })).map(amount)
      const known = amounts.filter((one) => one !== null)
      expect(amounts.slice(0, known.length)).toEqual(known)
      const inOrder = known.every((one, index) => {
        const next = known[index + 1] ?? one
        return order === 'asc' ? one <= next + 1e-9 : one >= next - 1e-9
      })
      expect(inOrder).toBe(true)
      expect(amounts).toContain(null)
    },
  )

  test('puts potassium without any sodium above every ratio', async () => {
    const foods = await every({ sort: 'potassium-sodium', order: 'desc', group: ['fruit'] })
    const first = foods.findIndex((food) => food.amounts.sodium !== 0)
    expect(first).toBeGreaterThan(0)
    expect(foods.slice(first).every((food) => food.amounts.sodium !== 0 || food.amounts.potassium === 0)).toBe(true)
  })

  test('puts a few foods in the order they have among all', async () => {
    const query = fc.record({
      q: fc.constantFrom('salt', 'spinach', 'water', 'oil', 'tea', 'juice'),
      sort: fc.constantFrom(...SORTS.filter((sort) => sort !== 'relevance')),
      order: fc.constantFrom(...ORDERS),
      basis: fc.constantFrom(...BASES),
    })
    await fc.assert(
      fc.asyncProperty(query, async ({ q, ...part }) => {
        const few = (await every({ ...part, q })).map(({ id }) => id)
        expect(few.length).toBeGreaterThan(0)
        const among = new Set(few)
        const all = (await every(part)).map(({ id }) => id)
        expect(few).toEqual(all.filter((id) => among.has(id)))
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('is empty past the last page and keeps the total', async () => {
    const page = await reader.search({ ...EVERYTHING, page: 9999 })
    expect(page.foods).toEqual([])
    expect(page.total).toBeGreaterThan(1400)
  })
})

describe('nothing found', () => {
  test('offers filters to take away, most results first', async () => {
    const query: FoodQuery = { ...EVERYTHING, q: 'spinach', sort: 'relevance', group: ['cheese'], tag: ['high-sodium'] }
    expect((await reader.search(query)).total).toBe(0)
    const relaxed = await reader.relax(query)
    expect(relaxed.map((one) => one.dropped.kind)).toContain('q')
    const totals = relaxed.map((one) => one.total)
    expect(totals).toEqual(totals.toSorted((a, b) => b - a))
    for (const one of relaxed) expect((await reader.search(one.query)).total).toBe(one.total)
  })
})

describe('one food', () => {
  test('is found by id, or not', async () => {
    expect((await reader.food('spinach-raw'))?.amounts).toEqual({
      magnesium: 79,
      potassium: 558,
      sodium: 79,
      energyKcal: 23,
    })
    expect(await reader.food('unicorn')).toBeNull()
    expect((await reader.foods(['kale-raw', 'unicorn', 'spinach-raw'])).map((food) => food.id)).toEqual([
      'kale-raw',
      'spinach-raw',
    ])
  })

  test('keeps unknown unknown', async () => {
    expect((await reader.food('coconut-oil-ifct'))?.amounts).toEqual({
      magnesium: null,
      potassium: null,
      sodium: null,
      energyKcal: null,
    })
  })

  test('has its preparations, raw first, then by sodium', async () => {
    const spinach = await reader.food('spinach-raw')
    const family = spinach === null ? [] : await reader.family(spinach)
    expect(family[0]?.id).toBe('spinach-raw')
    const sodium = family.slice(1).flatMap((food) => food.amounts.sodium ?? [])
    expect(sodium).toEqual(sodium.toSorted((a, b) => a - b))
    expect(family.map((food) => food.id)).toContain('spinach-boiled-with-salt')
  })

  test('has neighbours with less sodium, never its own preparations', async () => {
    const cheddar = await reader.food('cheddar')
    const others = cheddar === null ? [] : await reader.withLessSodium(cheddar, 5)
    expect(others.length).toBeGreaterThan(0)
    for (const other of others) {
      expect(other).toMatchObject({ group: 'cheese', role: cheddar?.role })
      expect(other.family).not.toBe('cheddar')
    }
  })
})

describe('datasets', () => {
  test('say how many foods they give and how many amounts are unknown', async () => {
    const datasets = await reader.datasets()
    const indian = datasets.find((dataset) => dataset.id === 'ifct-2017')
    expect(indian).toMatchObject({ foods: 542, unknown: { magnesium: 15, potassium: 14, sodium: 14 } })
    expect(datasets.find((dataset) => dataset.id === 'usda-sr-legacy')?.foods).toBeGreaterThanOrEqual(900)
  })
})
