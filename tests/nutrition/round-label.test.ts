import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelAmount, roundForLabel } from '@/lib/nutrition/round-label'

test('magnesium is rounded to 1 mg', () => {
  expect([0, 0.4, 0.5, 41.4, 41.5, 41.6].map((mg) => roundForLabel(mg, 'magnesium'))).toEqual([0, 0, 1, 41, 42, 42])
})

test.each(['potassium', 'sodium'] as const)('%s: under 5 mg is 0, to 5 mg up to 140, to 10 mg above', (mineral) => {
  const pairs = [
    [0, 0],
    [4.99, 0],
    [5, 5],
    [7.4, 5],
    [7.5, 10],
    [137.4, 135],
    [140, 140],
    [140.1, 140],
    [154.9, 150],
    [455, 460],
  ] as const
  expect(pairs.map(([mg]) => roundForLabel(mg, mineral))).toEqual(pairs.map(([, label]) => label))
})

test('halves go up, where the Python sketch goes to the even neighbour', () => {
  expect(roundForLabel(345, 'potassium')).toBe(350)
  expect(roundForLabel(145, 'sodium')).toBe(150)
  expect(roundForLabel(42.5, 'magnesium')).toBe(43)
})

test('unknown stays unknown and zero stays zero', () => {
  expect(labelAmount(null, 85, 'sodium')).toBeNull()
  expect(labelAmount(0, 85, 'sodium')).toBe(0)
  expect(labelAmount(558, 85, 'potassium')).toBe(470)
})

test('rounding keeps the order of amounts and moves none by more than its step', () => {
  const mg = fc.double({ min: 0, max: 50_000, noNaN: true })
  fc.assert(
    fc.property(mg, mg, fc.constantFrom('magnesium', 'potassium', 'sodium'), (a, b, mineral) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      expect(roundForLabel(low, mineral)).toBeLessThanOrEqual(roundForLabel(high, mineral))
      expect(Math.abs(roundForLabel(a, mineral) - a)).toBeLessThanOrEqual(5.000001)
    }),
  )
})
