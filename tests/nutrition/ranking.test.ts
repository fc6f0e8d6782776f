import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankBy, standing } from '@/lib/nutrition/ranking'
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
  expect(ranking.places.map(({ food, rank }) => [food.name, rank])).toEqual([
    ['Spinach, boiled', 1],
    ['Swiss chard, boiled', 2],
    ['Spinach, raw', 3],
    ['Beet greens, boiled', 4],
    ['Kale, raw', 5],
    ['Romaine lettuce, raw', 6],
  ])
  expect(standing('spinach-raw', ranking, 1)).toMatchObject({ place: { rank: 3 }, of: 6, tied: 0, unranked: 0 })
  expect(standing('spinach-raw', ranking, 1)?.around.map(({ rank }) => rank)).toEqual([2, 3, 4])
})

test('foods that show the same number tie, the next rank is left out, and unknowns have none', () => {
  const { places, unranked } = rankBy(five, 'sodium', '100g')
  expect(places.map(({ food, rank }) => [food.name, rank])).toEqual([
    ['a', 1],
    ['d', 2],
    ['b', 3],
    ['c', 3],
  ])
  expect(unranked.map(({ name }) => name)).toEqual(['e'])
  expect(standing('b', { places, unranked }, 1)).toMatchObject({ tied: 1, of: 4, unranked: 1 })
})

test('near an end more neighbours are taken from the other', () => {
  const ranking = rankBy(five, 'sodium', '100g')
  expect(standing('a', ranking, 1)?.around.map(({ food }) => food.name)).toEqual(['a', 'd', 'b'])
  expect(standing('c', ranking, 1)?.around.map(({ food }) => food.name)).toEqual(['d', 'b', 'c'])
  expect(standing('c', ranking, 9)?.around).toHaveLength(4)
  expect(standing('c', ranking, 0)?.around.map(({ food }) => food.name)).toEqual(['c'])
})

test('an unknown food and a stranger have no standing, and nothing ranks in an empty list', () => {
  const ranking = rankBy(five, 'sodium', '100g')
  expect(standing('e', ranking, 2)).toBeNull()
  expect(standing('nobody', ranking, 2)).toBeNull()
  expect(rankBy([], 'sodium', 'serving')).toEqual({ places: [], unranked: [] })
})

test('every food is ranked or unranked, and more never ranks below less', () => {
  fc.assert(
    fc.property(fc.array(judged, { maxLength: 12 }), (foods) => {
      const { places, unranked } = rankBy(foods, 'potassium', 'serving')
      expect(places.length + unranked.length).toBe(foods.length)
      for (const a of places) for (const b of places) if (a.mg > b.mg) expect(a.rank).toBeLessThanOrEqual(b.rank)
    }),
  )
})
