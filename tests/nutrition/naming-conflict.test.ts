import { expect, test } from 'vitest'
import { thresholds } from '@/lib/content/thresholds'
import type { Food } from '@/lib/nutrition/food'
import type { Mineral } from '@/lib/nutrition/mineral'
import { namingConflicts } from '@/lib/nutrition/naming-conflict'
import { aFood } from '../fixtures/food'
import { yardstickFood } from '../fixtures/yardstick'

function named(food: Food, ...minerals: readonly Mineral[]): Food {
  return { ...food, named: minerals.map((mineral) => ({ namedSource: 'kale', mineral, claims: ['B59'] })) }
}

const conflicts = (food: Food) => namingConflicts(food, thresholds)

test('kale is named for magnesium and misses it by 2 mg', () => {
  const found = conflicts(named(yardstickFood('Kale, raw'), 'magnesium', 'potassium'))
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({
    mineral: 'magnesium',
    kind: 'named-not-measured',
    namedSources: ['kale'],
    claims: ['B59'],
    missedBy: { basis: 'serving', value: 40, threshold: 42, margin: -2 },
  })
  expect(found[0]?.perServing).toBeCloseTo(39.95)
})

test('almonds are named for potassium and miss on density, not on the serving', () => {
  const [found] = conflicts(named(yardstickFood('Almonds'), 'magnesium', 'potassium'))
  expect(found).toMatchObject({ kind: 'named-not-measured', missedBy: { basis: '100kcal', threshold: 175 } })
})

test('of two misses the larger is told', () => {
  const [thin] = conflicts(named(aFood({ amounts: { magnesium: 10, energyKcal: 100 } }), 'magnesium'))
  expect(thin?.missedBy).toMatchObject({ basis: 'serving', margin: -32 })
  const [fat] = conflicts(named(aFood({ amounts: { magnesium: 40, energyKcal: 800 } }), 'magnesium'))
  expect(fat?.missedBy).toMatchObject({ basis: '100kcal', margin: -16 })
})

test('milk is measured a source of potassium, and no document names it', () => {
  expect(conflicts(yardstickFood('Milk, skim'))).toMatchObject([
    { mineral: 'potassium', kind: 'measured-not-named', namedSources: [], claims: [], missedBy: null },
  ])
})

test('named and measured agree: nothing to say', () => {
  expect(conflicts(named(yardstickFood('Spinach, raw'), 'magnesium', 'potassium'))).toEqual([])
  expect(conflicts(yardstickFood('Apple'))).toEqual([])
})

test('named, and the figure was not published', () => {
  const food = aFood({ amounts: { magnesium: null } })
  expect(conflicts(named(food, 'magnesium'))).toMatchObject([
    { kind: 'named-unknown', perServing: null, missedBy: null },
  ])
  expect(conflicts(food)).toEqual([])
})

test('named and measured enough, but sodium wins or it never counts', () => {
  expect(conflicts(named(yardstickFood('Tomato juice, salted'), 'potassium', 'sodium'))).toMatchObject([
    { mineral: 'potassium', kind: 'named-sodium-wins', missedBy: null },
  ])
  const shake = aFood({ flags: ['never-source'], amounts: { magnesium: 200 } })
  expect(conflicts(named(shake, 'magnesium'))).toMatchObject([{ kind: 'named-never-source' }])
})

test('a condiment named for sodium may be only moderate, and cheese high without being named', () => {
  expect(conflicts(named(yardstickFood('Mustard, yellow'), 'sodium'))).toMatchObject([
    { mineral: 'sodium', kind: 'named-not-measured' },
  ])
  expect(conflicts(yardstickFood('Cheddar cheese'))).toMatchObject([{ mineral: 'sodium', kind: 'measured-not-named' }])
})

test('two namings of one mineral are one conflict, each claim once', () => {
  const kale = yardstickFood('Kale, raw')
  const twice: Food = {
    ...kale,
    named: [
      { namedSource: 'leafy-greens', mineral: 'magnesium', claims: ['A38', 'B59'] },
      { namedSource: 'kale', mineral: 'magnesium', claims: ['B59'] },
      { namedSource: 'kale', mineral: 'potassium', claims: ['B59'] },
    ],
  }
  expect(conflicts(twice)).toMatchObject([{ namedSources: ['leafy-greens', 'kale'], claims: ['A38', 'B59'] }])
})
