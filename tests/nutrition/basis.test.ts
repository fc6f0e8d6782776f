import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOn, type PotassiumSodiumRatio, potassiumSodiumRatio, ratioSortKey } from '@/lib/nutrition/basis'
import { MINERALS } from '@/lib/nutrition/mineral'
import { judged } from '../fixtures/arbitrary'
import { aFood } from '../fixtures/food'
import { yardstickFood } from '../fixtures/yardstick'

test('spinach on each basis', () => {
  const spinach = yardstickFood('Spinach, raw')
  expect(amountOn('serving', spinach, 'potassium')).toBeCloseTo(474.3)
  expect(amountOn('100g', spinach, 'potassium')).toBe(558)
  expect(amountOn('100kcal', spinach, 'potassium')).toBeCloseTo(2426.09)
})

test('unknown on every basis, and without energy only per 100 kcal', () => {
  const unknown = aFood({ amounts: { sodium: null } })
  const powerless = aFood({ amounts: { energyKcal: null } })
  const water = aFood({ amounts: { energyKcal: 4.9 } })
  const amounts = [unknown, powerless, water].map((food) =>
    (['serving', '100g', '100kcal'] as const).map((basis) => amountOn(basis, food, 'sodium')),
  )
  expect(amounts).toEqual([
    [null, null, null],
    [10, 10, null],
    [10, 10, null],
  ])
})

test('zero is zero on every basis', () => {
  const food = aFood({ amounts: { sodium: 0 } })
  expect((['serving', '100g', '100kcal'] as const).map((basis) => amountOn(basis, food, 'sodium'))).toEqual([0, 0, 0])
})

test('the size of a serving changes nothing per 100 g or per 100 kcal', () => {
  fc.assert(
    fc.property(judged, fc.integer({ min: 1, max: 1000 }), fc.constantFrom(...MINERALS), (food, grams, mineral) => {
      const other = { ...food, serving: { ...food.serving, grams } }
      for (const basis of ['100g', '100kcal'] as const) {
        expect(amountOn(basis, other, mineral)).toBe(amountOn(basis, food, mineral))
      }
    }),
  )
})

describe('potassium to sodium', () => {
  const ratio = (potassium: number | null, sodium: number | null) =>
    potassiumSodiumRatio(aFood({ amounts: { potassium, sodium } }))

  test('is mg for mg', () => {
    expect(ratio(558, 79)).toEqual({ kind: 'ratio', value: 558 / 79 })
    expect(ratio(0, 79)).toEqual({ kind: 'ratio', value: 0 })
  })

  test('says when there is no sodium, neither, or a figure missing', () => {
    expect(
      [ratio(181, 0), ratio(0, 0), ratio(null, 0), ratio(181, null), ratio(null, null)].map(({ kind }) => kind),
    ).toEqual(['no-sodium', 'neither', 'unknown', 'unknown', 'unknown'])
  })

  test('sorts no sodium above the highest ratio, and what has none last', () => {
    const key = (one: PotassiumSodiumRatio) => ratioSortKey(one)
    expect(key(ratio(181, 0))).toBeGreaterThan(key(ratio(100_000, 0.001)) ?? Number.NaN)
    expect([key(ratio(0, 10)), key(ratio(0, 0)), key(ratio(null, 10))]).toEqual([0, null, null])
  })
})
