import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { thresholds } from '@/lib/content/thresholds'
import { judge } from '@/lib/nutrition/levels'
import { receipts } from '@/lib/nutrition/receipts'
import { MEASURED_TAGS, type MeasuredTag, measuredTags } from '@/lib/nutrition/tag'
import { judged } from '../fixtures/arbitrary'
import { aFood } from '../fixtures/food'
import { yardstick, yardstickFood } from '../fixtures/yardstick'

function receipt(food: Parameters<typeof receipts>[0], tag: MeasuredTag) {
  const found = receipts(food, thresholds).find((one) => one.tag === tag)
  if (!found) throw new Error(`No receipt for ${tag}.`)
  return found
}

function verdicts(food: Parameters<typeof receipts>[0]) {
  return Object.fromEntries(receipts(food, thresholds).map(({ tag, verdict }) => [tag, verdict]))
}

test('spinach is magnesium-rich by 25 mg a serving and 301 mg per 100 kcal', () => {
  const { checks, ...rest } = receipt(yardstickFood('Spinach, raw'), 'magnesium-rich')
  expect(rest).toEqual({
    tag: 'magnesium-rich',
    mineral: 'magnesium',
    verdict: 'given',
    per100g: 79,
    energyKcal: 23,
    servingGrams: 85,
    inServing: 67.15,
    perServing: 67,
    densitySkipped: false,
    authorities: ['fda-daily-values', 'fda-good-source', 'fda-excellent-source', 'codex-energy-basis'],
    source: { id: 'usda-sr-legacy', release: '2018-04', record: '168462' },
  })
  expect(checks.map(({ basis, threshold, margin }) => [basis, threshold, Math.round(margin)])).toEqual([
    ['serving', 42, 25],
    ['100kcal', 42, 301],
  ])
})

test('almonds miss potassium by 48 mg per 100 kcal, having 20 mg to spare in a serving', () => {
  const { verdict, checks } = receipt(yardstickFood('Almonds'), 'potassium-source')
  expect(verdict).toBe('missed')
  expect(checks.map(({ margin }) => Math.round(margin))).toEqual([20, -48])
})

test('of two ways to be rich, a missed one shows the nearest', () => {
  const far = receipt(yardstickFood('Walnuts'), 'magnesium-rich')
  expect(far.checks.map(({ threshold, passes }) => [threshold, passes])).toEqual([
    [42, true],
    [42, false],
  ])
  const big = receipt(aFood({ amounts: { magnesium: 80, energyKcal: 300 } }), 'magnesium-rich')
  expect(big.checks.map(({ threshold, passes }) => [threshold, passes])).toEqual([
    [84, false],
    [21, true],
  ])
})

test('a very large serving is rich at the density of a source', () => {
  const { verdict, checks } = receipt(aFood({ amounts: { magnesium: 90, energyKcal: 400 } }), 'magnesium-rich')
  expect(verdict).toBe('given')
  expect(checks.map(({ threshold }) => threshold)).toEqual([84, 21])
})

test('verdicts say why a tag was not given', () => {
  expect(verdicts(yardstickFood('Spinach, raw'))).toEqual({
    'magnesium-rich': 'given',
    'magnesium-source': 'stronger-tag',
    'potassium-rich': 'given',
    'potassium-source': 'stronger-tag',
    'high-sodium': 'missed',
    'moderate-sodium': 'missed',
    'low-sodium': 'given',
  })
  expect(verdicts(yardstickFood('Tomato juice, salted'))).toMatchObject({
    'magnesium-source': 'missed',
    'potassium-rich': 'sodium-wins',
    'potassium-source': 'sodium-wins',
    'high-sodium': 'given',
  })
  expect(verdicts(aFood({ amounts: { potassium: 800, sodium: 700 } }))).toMatchObject({
    'potassium-rich': 'sodium-wins',
    'potassium-source': 'given',
  })
  expect(verdicts(aFood({ flags: ['supplement'], amounts: { magnesium: 80, potassium: null } }))).toMatchObject({
    'magnesium-rich': 'never-source',
    'magnesium-source': 'never-source',
    'potassium-rich': 'not-measured',
    'low-sodium': 'given',
  })
})

test('a moderate food shows what kept it from low and from high', () => {
  const mustard = receipt(yardstickFood('Mustard, yellow'), 'moderate-sodium')
  expect(mustard.checks).toMatchObject([
    { basis: 'serving', value: 55, comparison: 'more than', threshold: 35 },
    { basis: '50g', value: 552, comparison: 'more than', threshold: 140 },
    { basis: 'serving', value: 55, comparison: 'less than', threshold: 460 },
    { basis: 'serving', value: 55, comparison: 'less than', threshold: 115 },
  ])
})

describe('missing figures', () => {
  test('an unknown amount is not measured, on every tag of its mineral', () => {
    const food = aFood({ amounts: { magnesium: null, potassium: null, sodium: null } })
    for (const one of receipts(food, thresholds)) {
      expect(one).toMatchObject({
        verdict: 'not-measured',
        per100g: null,
        inServing: null,
        perServing: null,
        checks: [],
      })
    }
  })

  test('unknown energy: certain misses stay misses, the rest is not measured', () => {
    const food = aFood({ amounts: { potassium: 250, energyKcal: null } })
    expect(verdicts(food)).toMatchObject({
      'magnesium-source': 'missed',
      'potassium-rich': 'missed',
      'potassium-source': 'not-measured',
    })
  })

  test('a skipped density is said, and leaves the serving as the one check', () => {
    const one = receipt(yardstickFood('Coffee, brewed'), 'potassium-source')
    expect(one.densitySkipped).toBe(true)
    expect(one.checks).toMatchObject([{ basis: 'serving', value: 180, threshold: 200, margin: -20 }])
    expect(receipt(yardstickFood('Coffee, brewed'), 'low-sodium').densitySkipped).toBe(false)
  })
})

test.each(yardstick)('$food.name has a receipt for every tag, given or not', ({ food }) => {
  const all = receipts(food, thresholds)
  expect(all.map(({ tag }) => tag)).toEqual(MEASURED_TAGS)
  for (const one of all) {
    expect(one.checks.length).toBeGreaterThan(0)
    expect(one.authorities.length).toBeGreaterThan(0)
  }
})

test('the receipts given are the tags carried, whatever the food', () => {
  fc.assert(
    fc.property(judged, (food) => {
      const given = receipts(food, thresholds).filter(({ verdict }) => verdict === 'given')
      expect(given.map(({ tag }) => tag)).toEqual(measuredTags(judge(food, thresholds)))
    }),
    { numRuns: 2000 },
  )
})

test('what is given passes all its checks, and what is missed fails one, by the margin it states', () => {
  fc.assert(
    fc.property(judged, (food) => {
      for (const { verdict, checks } of receipts(food, thresholds)) {
        if (verdict === 'given') expect(checks.every(({ passes }) => passes)).toBe(true)
        if (verdict === 'missed') expect(checks.some(({ passes }) => !passes)).toBe(true)
        for (const { passes, margin } of checks) expect(passes ? margin >= 0 : margin <= 0).toBe(true)
      }
    }),
  )
})
