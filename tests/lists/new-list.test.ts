import { expect, test } from 'vitest'
import { removeItem } from '@/lib/lists/edit-item'
import { live } from '@/lib/lists/list'
import { duplicate, newList } from '@/lib/lists/new-list'
import { by, edited, item, list, meal } from '../fixtures/lists'

function counter(): () => string {
  let count = 0
  return () => `new-${++count}`
}

test('a day starts with three meals, a meal with one', () => {
  const day = newList(' Tuesday ', 'day', counter(), new Date(5))
  expect(day.ok && day.value.name).toBe('Tuesday')
  expect(day.ok && day.value.meals.map(({ name }) => name)).toEqual(['Breakfast', 'Lunch', 'Dinner'])
  const supper = newList('Supper', 'meal', counter(), new Date(5))
  expect(supper.ok && supper.value.meals).toHaveLength(1)
})

test('a list needs a name', () => {
  expect(newList(' ', 'day', counter(), new Date(5))).toEqual({ ok: false, refusal: 'name-empty' })
})

test('a copy has the same foods under new ids and leaves removed ones behind', () => {
  const original = edited(
    list([meal('lunch', [item('soup'), item('bread', { revision: 4 })])]),
    by(removeItem, {
      item: 'soup',
      seen: 1,
    }),
  )
  const copy = duplicate(original, counter(), new Date(7))
  expect(copy.name).toBe('Copy of Tuesday')
  expect(copy.meals.flatMap(({ items }) => items)).toEqual([
    { ...item('bread'), id: 'new-2', revision: 1, removed: false },
  ])
  expect(copy.id).not.toBe(original.id)
  expect(live(original).meals).toHaveLength(1)
})

test('a copy of a long name still fits', () => {
  const copy = duplicate({ ...list([]), name: 'x'.repeat(80) }, counter(), new Date(7))
  expect(copy.name).toHaveLength(80)
})
