import { expect, test } from 'vitest'
import { thresholds } from '@/lib/content/thresholds'
import { DENSITY_FLOOR_KCAL } from '@/lib/nutrition/amount'
import { MEASURED_TAGS } from '@/lib/nutrition/tag'
import { dailyMg, tagAuthorities } from '@/lib/nutrition/thresholds'
import { thresholdsSchema } from '@/lib/schemas/thresholds'

test('the published numbers are the ones in use', () => {
  expect(thresholds).toMatchObject({
    magnesium: {
      reference: 420,
      sourceServing: 42,
      sourceDensity: 21,
      richServing: 42,
      richDensity: 42,
      richServingAlone: 84,
    },
    potassium: {
      reference: 3500,
      sourceServing: 200,
      sourceDensity: 175,
      richServing: 350,
      richDensity: 350,
      richServingAlone: 700,
    },
    sodium: {
      limit: 2300,
      highServing: 460,
      highPer100g: 600,
      highDrinkPer100g: 300,
      highFloorServing: 115,
      lowServing: 140,
    },
    densityFloorKcal: DENSITY_FLOOR_KCAL,
    kidneyPotassium: 200,
  })
  expect([dailyMg('magnesium', thresholds), dailyMg('potassium', thresholds), dailyMg('sodium', thresholds)]).toEqual([
    420, 3500, 2300,
  ])
})

test('every tag rests on an authority, each named once', () => {
  for (const tag of MEASURED_TAGS) {
    const authorities = tagAuthorities(tag, thresholds)
    expect(authorities.length).toBeGreaterThan(1)
    expect(new Set(authorities).size).toBe(authorities.length)
  }
})

test('rules that contradict themselves are refused', () => {
  const { magnesium, sodium } = thresholds
  const broken = [
    { ...thresholds, magnesium: { ...magnesium, richServing: 41 } },
    { ...thresholds, magnesium: { ...magnesium, sourceDensity: 43 } },
    { ...thresholds, magnesium: { ...magnesium, richAuthorities: [] } },
    { ...thresholds, sodium: { ...sodium, lowServing: 460 } },
    { ...thresholds, sodium: { ...sodium, limit: 0 } },
    { ...thresholds, densityFloorKcal: 6 },
    { ...thresholds, more: 1 },
    {},
    null,
  ]
  expect(broken.map((one) => thresholdsSchema.safeParse(one).success)).toEqual(broken.map(() => false))
  expect(thresholdsSchema.safeParse(thresholds).success).toBe(true)
})
