import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankBy } from '@/lib/nutrition/ranking'
import { judged } from '../fixtures/arbitrary'
import { aFood } from '../fixtures/food'
import { yardstickFood } from '../fixtures/yardstick'

const greens = [
  'Spinach, raw',
  'Spinach, boiled',
  'Kale, raw',
  'Swiss chard, boiled',
  'Romaine lettuce, raw',
  'Beet greens, boiled',
].map(yardstickFood)

const five = [40, 30, 30.4, 30.6, null].map((sodium, index) =>
  aFood({ name: 'abcde'.charAt(index), amounts: { sodium } }),
)

test('raw spinach is third of six leafy greens by magnesium in a serving', () => {
  const ranking = rankBy(greens, 'magnesium', 'serving')
  expect(ranking.ranked.map(({ food, rank }) => [food.name, rank])).toEqual([
    ['Spinach, boiled', 1],
    ['Swiss chard, boiled', 2],
    ['Spinach, raw', 3],
    ['Beet greens, boiled', 4],
    ['Kale, raw', 5],
    ['Romaine lettuce, raw', 6],
  ])
  expect(ranking.ranked.map(({ tied }) => tied)).toEqual([0, 0, 0, 0, 0, 0])
  expect(ranking.unranked).toEqual([])
})

test('foods that show the same number tie, the next rank is left out, and unknowns have none', () => {
  const { ranked, unranked } = rankBy(five, 'sodium', '100g')
  expect(ranked.map(({ food, rank, tied }) => [food.name, rank, tied])).toEqual([
    ['a', 1, 0],
    ['d', 2, 0],
    ['b', 3, 1],
    ['c', 3, 1],
  ])
  expect(unranked.map(({ name }) => name)).toEqual(['e'])
})

test('nothing ranks in an empty list', () => {
  expect(rankBy([], 'sodium', 'serving')).toEqual({ ranked: [], unranked: [] })
})

test('every food is ranked or unranked, and more never ranks below less', () => {
  fc.assert(
    fc.property(fc.array(judged, { maxLength: 12 }), (foods) => {
      const { ranked, unranked } = rankBy(foods, 'potassium', 'serving')
      expect(ranked.length + unranked.length).toBe(foods.length)
      for (const a of ranked) for (const b of ranked) if (a.mg > b.mg) expect(a.rank).toBeLessThanOrEqual(b.rank)
    }),
  )
})
