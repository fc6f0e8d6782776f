import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable } from '@/lib/import/printable'
import { tidy } from '@/lib/import/tidy'
import { folder } from '../fixtures/import/made-up-release'
import { readAll } from '../fixtures/import/read-all'
import { hostileText, UNPRINTABLE } from './hostile-text'

describe('tidy', () => {
  test('leaves nothing that a terminal obeys or nobody sees, in any text', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const words = tidy(text)
        expect(words).not.toMatch(UNPRINTABLE)
        expect(words).not.toMatch(/\s\s|^\s|\s$|[^\S ]/)
        expect(words.length).toBeLessThanOrEqual(1000)
        expect(tidy(words)).toBe(words)
      }),
      { numRuns: 300 },
    )
  })

  test('keeps what is for reading', () => {
    for (const words of ['Jalapeño', 'Käse, 30 % i. Tr.', '豆腐', 'दाल', '½ cup', 'naïve', '👩', 'µg'])
      expect(tidy(words)).toBe(words)
    expect(tidy('Kale\u001b[31m,\u0007 ra\u202Ew\u200b\u2028now')).toBe('Kale [31m, raw now')
    expect(tidy(`${'🥬'.repeat(600)}`)).toMatch(/^(?:🥬)+…$/u)
  })
})

test('printable writes out whatever is not for reading, and keeps lines', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      expect(printable(text).replace(/\r\n|[\n\t]/g, '')).not.toMatch(UNPRINTABLE)
    }),
  )
  expect(printable('a\u001b[2Jb\r\nc\td\re\u202E')).toBe('a\\u{1b}[2Jb\r\nc\td\\u{d}e\\u{202e}')
})

test('no text of a JSON table comes in raw, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText(), async (text) => {
      const food = {
        fdcId: 1,
        dataType: 'Branded',
        description: `Kale ${text}`,
        gtinUpc: text,
        brandOwner: text,
        brandName: text,
        servingSize: 30,
        servingSizeUnit: 'g',
        householdServingFullText: text,
        brandedFoodCategory: text,
        foodNutrients: [{ nutrient: { id: 1090, unitName: text }, amount: text }],
        foodPortions: [
          { amount: 1, measureUnit: { name: text }, portionDescription: text, modifier: text, gramWeight: 1 },
        ],
      }
      const others = [
        { ...food, fdcId: 2, dataType: `x${text}` },
        { ...food, fdcId: 3, servingSizeUnit: text },
        { ...food, fdcId: text },
      ]
      const json = JSON.stringify({ BrandedFoods: [food, ...others] })
      const { foods, rejected, noted } = await readAll(`${folder({ 'foods.json': json })}/foods.json`)
      expect(foods.length).toBeGreaterThan(0)
      for (const words of texts([foods, rejected, noted])) expect(words).not.toMatch(UNPRINTABLE)
    }),
    { numRuns: 60 },
  )
})

/** Every text in a value, however deep. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
