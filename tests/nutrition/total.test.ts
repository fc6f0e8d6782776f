import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inGrams, per100kcal, saltGrams } from '@/lib/nutrition/amount'
import { itemAmount, servings } from '@/lib/nutrition/list-item'
import { coverage, isComplete, total, totals, totalsInOrder } from '@/lib/nutrition/total'
import { judged } from '../fixtures/arbitrary'
import { aFood } from '../fixtures/food'
import { anItem } from '../fixtures/item'
import { yardstickFood } from '../fixtures/yardstick'

const banana = anItem(yardstickFood('Banana'), 140)
const mystery = anItem(aFood({ amounts: { potassium: null, sodium: 0 } }), 50)

test('a sum says what it covers', () => {
  const sum = total([banana, mystery], 'potassium')
  expect(sum.mg).toBeCloseTo(501.2)
  expect([sum.known, sum.items, coverage(sum), isComplete(sum)]).toEqual([1, 2, 0.5, false])
})

test('zero is known, and an empty list is complete', () => {
  expect(total([mystery], 'sodium')).toEqual({ mg: 0, known: 1, items: 1 })
  const none = total([], 'sodium')
  expect([none.mg, coverage(none), isComplete(none)]).toEqual([0, 1, true])
  expect(total([mystery], 'potassium')).toEqual({ mg: 0, known: 0, items: 1 })
})

test('totals come in the order of the table', () => {
  const inOrder = totalsInOrder(totals([banana]))
  expect(inOrder.map(({ mineral, total: { mg } }) => [mineral, Math.round(mg)])).toEqual([
    ['magnesium', 38],
    ['potassium', 501],
    ['sodium', 1],
  ])
})

test('amounts of a portion, a density and salt', () => {
  expect(inGrams(558, 30)).toBeCloseTo(167.4)
  expect(inGrams(null, 30)).toBeNull()
  expect(inGrams(558, 0)).toBe(0)
  expect(per100kcal(29, 100)).toBe(29)
  expect([per100kcal(null, 100), per100kcal(29, null), per100kcal(29, 4.99), per100kcal(0, 5)]).toEqual([
    null,
    null,
    null,
    0,
  ])
  expect(saltGrams(2400)).toBe(6)
  expect(itemAmount(mystery, 'potassium')).toBeNull()
  expect(servings(banana)).toBe(1)
})

test('a total of two lists is the sum of their totals, and items are never lost', () => {
  const items = fc.array(
    judged.map((food) => anItem(food, 80)),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(items, items, (a, b) => {
      const both = total([...a, ...b], 'sodium')
      const [one, two] = [total(a, 'sodium'), total(b, 'sodium')]
      expect(both.mg).toBeCloseTo(one.mg + two.mg)
      expect([both.known, both.items]).toEqual([one.known + two.known, a.length + b.length])
      expect(coverage(both)).toBeLessThanOrEqual(1)
    }),
  )
})
