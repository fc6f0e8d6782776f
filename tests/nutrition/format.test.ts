import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saltGrams } from '@/lib/nutrition/amount'
import {
  formatCount,
  formatGrams,
  formatMg,
  formatPercent,
  formatSalt,
  percentOf,
  spokenMg,
} from '@/lib/nutrition/format'

test('milligrams are whole, with thousands set apart', () => {
  expect([0, 0.4, 0.5, 67.15, 1240].map(formatMg)).toEqual(['0 mg', '<1 mg', '1 mg', '67 mg', '1,240 mg'])
})

test('unknown is never zero', () => {
  expect([formatMg(null), spokenMg(null), formatPercent(null, 420)]).toEqual(['? mg', 'not measured', '?%'])
  expect(percentOf(null, 420)).toBeNull()
})

test('for a voice, one milligram is singular', () => {
  expect([0, 0.2, 1, 2, 1240].map(spokenMg)).toEqual([
    '0 milligrams',
    'under 1 milligram',
    '1 milligram',
    '2 milligrams',
    '1,240 milligrams',
  ])
})

test('grams, salt, percent and counts', () => {
  expect([85, 1.5, 28.35, 0.04, 0].map(formatGrams)).toEqual(['85 g', '1.5 g', '28.4 g', '<0.1 g', '0 g'])
  expect(formatSalt(saltGrams(2657))).toBe('6.6 g')
  expect(formatSalt(saltGrams(1))).toBe('<0.1 g')
  expect([67, 1, 0, 900].map((mg) => formatPercent(mg, 420))).toEqual(['16%', '<1%', '0%', '214%'])
  expect(percentOf(67, 420)).toBe(16)
  expect(formatCount(1234)).toBe('1,234')
})

test('a positive amount never reads as nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: 100_000, noNaN: true }), (amount) => {
      for (const shown of [formatMg(amount), spokenMg(amount), formatGrams(amount), formatPercent(amount, 4700)]) {
        expect(shown).not.toMatch(/^0(\s|%)/)
      }
    }),
  )
})
