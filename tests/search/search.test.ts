import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/catalogue/query'
import { catalogue } from '@/lib/db/catalogue'
import { preparedDatabase } from '../db/database'
import { JUDGED } from './judged'

const file = preparedDatabase()
const reader = catalogue(file)

async function found(q: string): Promise<readonly string[]> {
  const { foods } = await reader.search({ ...EVERYTHING, q, sort: 'relevance', pageSize: 100 })
  return foods.map((food) => food.name)
}

describe('what is seen first', () => {
  it('is judged for at least 80 queries', () => {
    expect(JUDGED.length).toBeGreaterThanOrEqual(80)
  })

  it.each(JUDGED)('for "%s" is %s', async (q, first) => {
    const { foods } = await reader.search({ ...EVERYTHING, q, sort: 'relevance' })
    expect(foods[0]?.id).toBe(first)
    expect((await reader.suggest(q))[0]?.id).toBe(first)
  })
})

describe('search', () => {
  it('takes fragments in any order', async () => {
    const soups = await found('soup chick')
    expect(soups).toContain('Chicken noodle soup, canned, prepared')
    expect(await found('chick soup')).toEqual(expect.arrayContaining([...soups]))
  })

  it('finds food without salt by several ways to say so', async () => {
    const unsalted = await found('canned beans no salt')
    expect(unsalted.length).toBeGreaterThan(0)
    expect(await found('canned beans unsalted')).toEqual(unsalted)
    expect(await found('canned beans no salt added')).toEqual(unsalted)
  })

  it('finds the food when nothing carries the qualifier', async () => {
    expect((await found('organic spinach'))[0]).toBe('Spinach, raw')
  })

  it.each(['xyzzyq', 'asdfgh', 'qqqq', '😀😀', '***', '"" OR ""', '%', '-', '🥦', 'the of and'])(
    'finds nothing for "%s"',
    async (q) => {
      expect(await found(q)).toEqual([])
      expect(await reader.suggest(q)).toEqual([])
    },
  )

  it.each([
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

  it('still finds the food among quotes and wildcards', async () => {
    expect((await found('"spinach"* (raw)'))[0]).toBe('Spinach, raw')
  })

  it('stands 10,000 characters', async () => {
    await expect(reader.suggest('spinach '.repeat(1250))).resolves.toBeInstanceOf(Array)
    await expect(reader.suggest('a'.repeat(10_000))).resolves.toEqual([])
  })

  it('suggests at most eight', async () => {
    expect(await reader.suggest('s')).toHaveLength(8)
    expect(await reader.suggest('')).toEqual([])
  })

  it('gives the same answer to the same question', async () => {
    expect(await found('bean')).toEqual(await found('bean'))
  })
})
