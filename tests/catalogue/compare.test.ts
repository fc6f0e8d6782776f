import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareFoods, MAX_COMPARED } from '@/lib/catalogue/compare'
import { thresholds } from '@/lib/content/thresholds'
import { judged } from '../fixtures/arbitrary'
import { aFood } from '../fixtures/food'
import { yardstickFood } from '../fixtures/yardstick'

const legumes = [
  'Black beans, boiled, no salt',
  'Lentils, boiled, no salt',
  'Chickpeas, boiled, no salt',
  'Kidney beans, canned',
].map(yardstickFood)

describe('four legumes by the serving', () => {
  const { minerals, byDifference } = compareFoods(legumes, 'serving', thresholds)

  test('differ most in sodium, by a step in magnesium, little in potassium', () => {
    expect(byDifference.map(({ mineral, size }) => [mineral, size])).toEqual([
      ['sodium', 'large'],
      ['magnesium', 'step'],
      ['potassium', 'little'],
    ])
    expect(minerals.map(({ mineral }) => mineral)).toEqual(['magnesium', 'potassium', 'sodium'])
  })

  test('differ in these words', () => {
    expect(byDifference.map(({ sentence }) => sentence)).toEqual([
      'Kidney beans, canned: far more sodium than Black beans, boiled, no salt (385 mg against 1 mg a serving).',
      'Black beans, boiled, no salt: about twice as much magnesium as Lentils, boiled, no salt (63 mg against 32 mg a serving).',
      'Potassium differs little: from 262 mg to 332 mg a serving.',
    ])
  })

  test('one stands out, and each says how far it is below the most', () => {
    const sodium = minerals.find(({ mineral }) => mineral === 'sodium')
    expect(sodium?.amounts.map(({ standsOut }) => standsOut)).toEqual([false, false, false, true])
    expect(sodium?.amounts.at(-1)?.belowMost).toBe(0)
    expect(sodium?.share).toBeCloseTo((384.8 - 0.9) / 2300)
  })
})

test('a food stands out from a tenth of the limit above the lowest', () => {
  const foods = [100, 329, 330].map((sodium) => aFood({ name: `${sodium} mg`, amounts: { sodium } }))
  const [, , sodium] = compareFoods(foods, 'serving', thresholds).minerals
  expect(sodium?.amounts.map(({ standsOut }) => standsOut)).toEqual([false, false, true])
})

test('the basis is said and decides', () => {
  const pair = [
    aFood({ name: 'Broth', amounts: { sodium: 600, energyKcal: 50 } }),
    aFood({ name: 'Bread', amounts: { sodium: 500, energyKcal: 250 } }),
  ]
  const sodium = (basis: 'serving' | '100g' | '100kcal') => compareFoods(pair, basis, thresholds).minerals[2]
  expect(sodium('100g')?.sentence).toBe('Sodium differs little: from 500 mg to 600 mg per 100 g.')
  expect(sodium('100kcal')?.sentence).toBe(
    'Broth: about 6 times as much sodium as Bread (1,200 mg against 200 mg per 100 kcal).',
  )
})

describe('what is unknown', () => {
  const known = aFood({ name: 'Known', amounts: { sodium: 900 } })
  const other = aFood({ name: 'Other', amounts: { sodium: 100 } })
  const unknown = aFood({ name: 'Unknown', amounts: { sodium: null } })
  const water = aFood({ name: 'Water', amounts: { sodium: 4, energyKcal: 0 } })

  test('is said beside what can be compared', () => {
    const [, , sodium] = compareFoods([known, unknown, other], 'serving', thresholds).minerals
    expect(sodium?.sentence).toBe(
      'Known: about 9 times as much sodium as Other (900 mg against 100 mg a serving). Sodium is not measured in: Unknown.',
    )
    expect(sodium?.amounts[1]).toMatchObject({ amount: null, standsOut: false, belowMost: null })
  })

  test('leaves one known figure with nothing to compare it to', () => {
    const [, , sodium] = compareFoods([known, unknown], 'serving', thresholds).minerals
    expect(sodium).toMatchObject({ share: null, size: 'unknown', sentence: 'Sodium is not measured in: Unknown.' })
  })

  test('for want of energy is not called unmeasured', () => {
    const [, , sodium] = compareFoods([known, other, water, unknown], '100kcal', thresholds).minerals
    expect(sodium?.sentence).toContain('Sodium is not measured in: Unknown. Too little energy')
    expect(sodium?.sentence).toMatch(/to compare: Water\.$/)
  })
})

test('one food and none compare without a word', () => {
  for (const foods of [[], [aFood()]]) {
    const { minerals } = compareFoods(foods, 'serving', thresholds)
    expect(minerals.map(({ sentence, size }) => [sentence, size])).toEqual(Array(3).fill(['', 'unknown']))
  }
})

test('a seventh food is left out', () => {
  const foods = Array.from({ length: 7 }, (_, index) => aFood({ name: `Food ${index}` }))
  expect(compareFoods(foods, 'serving', thresholds).foods).toEqual(foods.slice(0, MAX_COMPARED))
})

test('the order of the foods changes no size and no share', () => {
  fc.assert(
    fc.property(fc.array(judged, { maxLength: 6 }), fc.constantFrom('serving', '100g', '100kcal'), (foods, basis) => {
      const sizes = (some: typeof foods) =>
        compareFoods(some, basis, thresholds).minerals.map(({ size, share }) => [size, share])
      expect(sizes(foods.toReversed())).toEqual(sizes(foods))
    }),
  )
})
