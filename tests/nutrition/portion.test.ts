import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gramsOf, measuresOf } from '@/lib/nutrition/portion'
import { aFood } from '../fixtures/food'

const spinach = aFood({
  serving: { label: 'about 3 cups', grams: 85 },
  portions: [
    { label: '1 cup', grams: 30 },
    { label: '1 leaf', grams: 10 },
  ],
})

test('the serving comes first, then the portions in their order', () => {
  expect(measuresOf(spinach)).toEqual([
    { portion: 'serving', label: 'about 3 cups', grams: 85 },
    { portion: '1 cup', label: '1 cup', grams: 30 },
    { portion: '1 leaf', label: '1 leaf', grams: 10 },
  ])
})

test('a food without portions has its serving', () => {
  expect(measuresOf(aFood()).map(({ portion }) => portion)).toEqual(['serving'])
})

test('a name that stands twice is taken once, and no portion hides the serving', () => {
  const food = aFood({
    serving: { grams: 85 },
    portions: [
      { label: 'serving', grams: 1 },
      { label: '1 cup', grams: 30 },
      { label: '1 cup', grams: 31 },
    ],
  })
  expect(measuresOf(food).map(({ grams }) => grams)).toEqual([85, 30])
  expect(gramsOf({ unit: 'portion', portion: 'serving', quantity: 1 }, food)).toBe(85)
})

test('grams are themselves, portions are multiplied, and strangers are null', () => {
  expect(gramsOf({ unit: 'grams', grams: 12.5 }, spinach)).toBe(12.5)
  expect(gramsOf({ unit: 'portion', portion: '1 cup', quantity: 2.5 }, spinach)).toBe(75)
  expect(gramsOf({ unit: 'portion', portion: 'serving', quantity: 0.5 }, spinach)).toBe(42.5)
  expect(gramsOf({ unit: 'portion', portion: '1 bunch', quantity: 1 }, spinach)).toBeNull()
  expect(gramsOf({ unit: 'portion', portion: '', quantity: 1 }, spinach)).toBeNull()
})

test('every measure of a food can be looked up by its name', () => {
  const label = fc.string({ maxLength: 6 })
  const portions = fc.array(fc.record({ label, grams: fc.integer({ min: 1, max: 500 }) }), { maxLength: 6 })
  fc.assert(
    fc.property(portions, (some) => {
      const food = aFood({ portions: some })
      for (const { portion, grams } of measuresOf(food)) {
        expect(gramsOf({ unit: 'portion', portion, quantity: 1 }, food)).toBe(grams)
      }
    }),
  )
})
