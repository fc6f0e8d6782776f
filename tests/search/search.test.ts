import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVERYTHING } from '@/lib/catalogue/query'
import { catalogue } from '@/lib/db/catalogue'
import { preparedStores } from '../fixtures/stores'
import { HELD_OUT } from './held-out'
import { JUDGED, NONSENSE } from './judged'
import { type Search, score } from './score'

const file = preparedStores()
const reader = catalogue(file)

async function found(q: string): Promise<readonly string[]> {
  const { foods } = await reader.search({ ...EVERYTHING, q, sort: 'relevance', pageSize: 100 })
  return foods.map((food) => food.name)
}

const ids: Search = async (q) => {
  const { foods } = await reader.search({ ...EVERYTHING, q, sort: 'relevance' })
  return foods.map((food) => food.id)
}

describe('what is seen first', () => {
  test('is judged for many queries, each once', () => {
    const all = [...JUDGED, ...HELD_OUT].map(({ q }) => q)
    expect(new Set(all).size).toBe(all.length)
    expect(JUDGED.length).toBeGreaterThanOrEqual(220)
    expect(HELD_OUT.length).toBeGreaterThanOrEqual(60)
  })

  test('is judged by foods that exist', async () => {
    const judged = [...JUDGED, ...HELD_OUT].flatMap(({ first, within }) => [...first, ...within])
    const known = new Set((await reader.foods(judged)).map((food) => food.id))
    expect(judged.filter((id) => !known.has(id))).toEqual([])
  })

  test.each([
    ['the judged queries', JUDGED, 0.99],
    ['those held out', HELD_OUT, 0.95],
  ])('is right for %s', async (_, judged, least) => {
    const { first, three, misses } = await score(judged, ids)
    const missed = misses.map(({ judgement, found }) => `${judgement.q}: ${found.join(', ')}`).join('\n')
    expect(first, missed).toBeGreaterThanOrEqual(least)
    expect(three, missed).toBeGreaterThanOrEqual(0.985)
  })

  test.each(['milk', 'banana', 'unsalted almonds', 'mlik', 'soup chick', 'bhindi'])(
    'is suggested for "%s" too',
    async (q) => {
      expect((await reader.suggest(q))[0]?.id).toBe((await ids(q))[0])
    },
  )
})

describe('search', () => {
  test('takes fragments in any order', async () => {
    const soups = await found('soup chick')
    expect(soups).toContain('Chicken noodle soup, canned, prepared')
    expect(await found('chick soup')).toEqual(expect.arrayContaining([...soups]))
  })

  test('finds food without salt by several ways to say so', async () => {
    const unsalted = await found('canned beans no salt')
    expect(unsalted.length).toBeGreaterThan(0)
    expect(await found('canned beans unsalted')).toEqual(unsalted)
    expect(await found('canned beans no salt added')).toEqual(unsalted)
  })

  test('finds what somebody means, though no word of it is in the name', async () => {
    expect((await found('berries'))[0]).toBe('Strawberries')
    expect((await found('veggies'))[0]).toBe('Mixed vegetables, frozen, boiled')
  })

  test('finds the food when nothing carries the qualifier', async () => {
    expect((await found('organic spinach'))[0]).toBe('Spinach, raw')
  })

  test.each(NONSENSE)('finds nothing for "%s"', async (q) => {
    expect(await found(q)).toEqual([])
    expect(await reader.suggest(q)).toEqual([])
  })

  test.each([
    '"spinach"',
    'spinach*',
    'spinach AND raw',
    "spinach'); DROP TABLE Food;--",
    'name:spinach',
    'NEAR(spinach raw)',
    '^spinach',
    '(spinach',
    'spinach%',
  ])('takes %s for words, not for operators', async (q) => {
    await expect(found(q)).resolves.toBeInstanceOf(Array)
  })

  test('still finds the food among quotes and wildcards', async () => {
    expect((await found('"spinach"* (raw)'))[0]).toBe('Spinach, raw')
  })

  test('stands 10,000 characters', async () => {
    await expect(reader.suggest('spinach '.repeat(1250))).resolves.toBeInstanceOf(Array)
    await expect(reader.suggest('a'.repeat(10_000))).resolves.toEqual([])
  })

  test('answers whatever is typed, alike each time, with foods that exist', async () => {
    const letters = fc.string({ unit: 'binary', maxLength: 60 })
    const words = fc
      .array(
        fc.constantFrom('salt', 'no', 'bean', 'un', 'raw', '"', '*', 'OR', 'NOT', '(', '😀', 'é', '0', "'", '%', '\0'),
      )
      .map((parts) => parts.join(' '))
    await fc.assert(
      fc.asyncProperty(fc.oneof(letters, words), async (q) => {
        const found = await ids(q)
        expect(await ids(q)).toEqual(found)
        expect((await reader.foods(found)).length).toBe(found.length)
        const suggested = await reader.suggest(q)
        expect(suggested.map(({ id }) => id)).toEqual(found.slice(0, suggested.length))
      }),
      { numRuns: 200 },
    )
  })

  test('suggests at most eight', async () => {
    expect(await reader.suggest('s')).toHaveLength(8)
    expect(await reader.suggest('')).toEqual([])
  })

  test('gives the same answer to the same question', async () => {
    expect(await found('bean')).toEqual(await found('bean'))
  })
})
