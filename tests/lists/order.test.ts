import { describe, expect, test } from 'vitest'
import { mealOf, type Order, placeOf, putDown, takenOver } from '@/lib/lists/order'

const day: Order = new Map([
  ['breakfast', ['flakes', 'milk', 'banana']],
  ['lunch', ['soup', 'bread']],
  ['dinner', []],
])

function shown(order: Order | null): Record<string, readonly string[]> | null {
  return order === null ? null : Object.fromEntries(order)
}

describe('an item taken over to another meal', () => {
  test('comes before the item it was taken to', () => {
    expect(shown(takenOver(day, 'milk', 'bread'))).toEqual({
      breakfast: ['flakes', 'banana'],
      lunch: ['soup', 'milk', 'bread'],
      dinner: [],
    })
  })

  test('comes last where it was taken to the meal itself, empty or not', () => {
    expect(shown(takenOver(day, 'milk', 'lunch'))?.lunch).toEqual(['soup', 'bread', 'milk'])
    expect(shown(takenOver(day, 'milk', 'dinner'))?.dinner).toEqual(['milk'])
  })

  test('stays within its own meal, and what is not there goes nowhere', () => {
    expect(takenOver(day, 'milk', 'flakes')).toBeNull()
    expect(takenOver(day, 'milk', 'breakfast')).toBeNull()
    expect(takenOver(day, 'tea', 'lunch')).toBeNull()
    expect(takenOver(day, 'milk', 'supper')).toBeNull()
  })
})

describe('an item put down', () => {
  test('takes the place of the item below or above', () => {
    expect(shown(putDown(day, 'flakes', 'banana'))?.breakfast).toEqual(['milk', 'banana', 'flakes'])
    expect(shown(putDown(day, 'banana', 'flakes'))?.breakfast).toEqual(['banana', 'flakes', 'milk'])
  })

  test('stays where it is on itself, on its meal, and on an item of another meal', () => {
    for (const target of ['milk', 'breakfast', 'soup']) expect(shown(putDown(day, 'milk', target))).toEqual(shown(day))
    expect(putDown(day, 'tea', 'milk')).toBe(day)
  })
})

test('tells where an item is', () => {
  expect(placeOf(day, 'bread')).toEqual({ meal: 'lunch', position: 1 })
  expect(placeOf(day, 'lunch')).toBeNull()
  expect(placeOf(day, 'tea')).toBeNull()
  expect(mealOf(day, 'dinner')).toBe('dinner')
})
