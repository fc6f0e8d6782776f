import { expect, test } from 'vitest'
import { counts } from '@/lib/guidance/counts'
import { kidneyMark } from '@/lib/guidance/kidney-mark'
import { listedFoods } from '@/lib/guidance/listed-food'
import { sodiumPotassiumRatio } from '@/lib/guidance/ratio'
import { totals } from '@/lib/nutrition/total'
import {
  almonds,
  apple,
  food,
  goji,
  kale,
  pickles,
  ramen,
  saltedNuts,
  serve,
  spinach,
} from '../fixtures/guidance-foods'

const count = (...items: Parameters<typeof serve>[]) => counts(listedFoods(items.map((item) => serve(...item))))

test('counts a food in whole servings, half a serving being the least', () => {
  expect(count([ramen, 0.49]).highSodium).toBe(0)
  expect(count([ramen, 0.5]).highSodium).toBe(1)
  expect(count([ramen, 1.4]).highSodium).toBe(1)
  expect(count([ramen, 2], [pickles, 1]).highSodium).toBe(3)
})

test('adds a food up over the list before it counts', () => {
  expect(count([ramen, 0.3], [apple, 1], [ramen, 0.3])).toEqual(count([ramen, 0.6], [apple, 1]))
})

test('never counts a mixed food as a source', () => {
  expect(count([saltedNuts, 3])).toMatchObject({ highSodium: 3, magnesium: 0, magnesiumRich: 0 })
})

test('counts rich foods, both minerals, and what the articles name', () => {
  expect(count([spinach, 2], [almonds, 1], [kale, 1])).toMatchObject({
    servings: 4,
    magnesium: 3,
    magnesiumRich: 3,
    potassium: 3,
    both: 2,
    documentMagnesium: 4,
    documentPotassium: 4,
    leafyNutsWholeGrains: 4,
    plantGroups: 2,
    namedNotMeasured: 2,
    namedNotMeasuredMagnesium: 1,
  })
})

test('does not take an unknown level for a missing one', () => {
  expect(count([goji])).toMatchObject({ foods: 1, magnesiumMeasured: 0, potassiumMeasured: 0, namedNotMeasured: 0 })
})

test('counts nothing in an empty list', () => {
  expect(Object.values(counts([])).every((n) => n === 0)).toBe(true)
})

test('compares sodium with potassium by moles', () => {
  const even = food('even', { servingGrams: 100, amounts: { sodium: 230, potassium: 391 } })
  expect(sodiumPotassiumRatio(totals([serve(even)]))).toBeCloseTo(1, 10)
  expect(sodiumPotassiumRatio(totals([]))).toBeNull()
})

test('marks 200 mg of potassium in a serving, or in as much as the list has', () => {
  const cashews = food('cashews', { servingGrams: 30, amounts: { potassium: 660 } })
  expect(kidneyMark(serve(cashews), 200)).toBe('none')
  expect(kidneyMark(serve(cashews, 1.02), 200)).toBe('much-potassium')
  expect(kidneyMark(serve(spinach, 0.1), 200)).toBe('much-potassium')
  expect(kidneyMark(serve(goji), 200)).toBe('cannot-be-checked')
})
