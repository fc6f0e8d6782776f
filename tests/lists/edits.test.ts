import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addItem, moveItem, removeItem, restoreItem, setMeasure } from '@/lib/lists/edit-item'
import { renameList } from '@/lib/lists/edit-list'
import { addMeal, moveMeal, removeMeal, renameMeal, restoreMeal } from '@/lib/lists/edit-meal'
import { live, liveItems, type MealList } from '@/lib/lists/list'
import { refused } from '@/lib/lists/refusal'
import { by, type Edit, edited, item, list, meal } from '../fixtures/lists'

const apply = (before: MealList, edit: Edit) => edit(before)

const day = list([meal('breakfast', [item('flakes'), item('milk')]), meal('lunch', [item('soup')])])

function places(from: MealList): Record<string, readonly string[]> {
  return Object.fromEntries(live(from).meals.map(({ id, items }) => [id, items.map((each) => each.id)]))
}

describe('names', () => {
  test('a list is renamed, trimmed, and counts the change', () => {
    const after = edited(day, by(renameList, { name: '  Wednesday ', seen: 1 }))
    expect(after).toMatchObject({ name: 'Wednesday', revision: 2 })
  })

  test.each(['', '   ', '\n'])('a name of nothing (%j) is refused', (name) => {
    const result = apply(day, by(renameList, { name, seen: 1 }))
    expect(result).toEqual(refused('name-empty'))
  })

  test('80 characters are a name, 81 are not', () => {
    expect(apply(day, by(renameMeal, { meal: 'lunch', name: 'x'.repeat(80), seen: 1 })).ok).toBe(true)
    expect(apply(day, by(renameMeal, { meal: 'lunch', name: 'x'.repeat(81), seen: 1 }))).toEqual(refused('name-long'))
  })
})

describe('stale edits', () => {
  const set = (grams: number, seen: number) =>
    by(setMeasure, { item: 'milk', measure: { unit: 'grams', grams }, grams, seen })
  const halved = set(50, 1)

  test('a change of something that changed since is refused, and lands once that was seen', () => {
    const doubled = edited(day, set(200, 1))
    expect(apply(doubled, halved)).toEqual(refused('stale'))
    expect(edited(doubled, set(50, 2)).meals[0]?.items[1]).toMatchObject({ grams: 50, revision: 3 })
  })

  test('wanting what is already there is never stale', () => {
    const once = edited(day, halved)
    expect(apply(once, halved)).toEqual({ ok: true, value: once })
  })

  test('edits of different things land whatever else changed', () => {
    const after = edited(
      day,
      by(renameList, { name: 'Wednesday', seen: 1 }),
      by(renameMeal, { meal: 'lunch', name: 'Noon', seen: 1 }),
      halved,
      by(removeItem, { item: 'soup', seen: 1 }),
      by(moveItem, { item: 'flakes', meal: 'lunch', position: 0, seen: 1 }),
    )
    expect(after.name).toBe('Wednesday')
    expect(places(after)).toEqual({ breakfast: ['milk'], lunch: ['flakes'] })
  })

  test('removing what somebody changed since is refused; removing what is removed is done', () => {
    const changed = edited(day, halved)
    expect(apply(changed, by(removeItem, { item: 'milk', seen: 1 }))).toEqual(refused('stale'))
    const removed = edited(day, by(removeItem, { item: 'milk', seen: 1 }))
    expect(apply(removed, by(removeItem, { item: 'milk', seen: 1 }))).toEqual({ ok: true, value: removed })
  })

  test('changing what was removed is refused as gone', () => {
    const removed = edited(day, by(removeItem, { item: 'milk', seen: 1 }))
    expect(apply(removed, halved)).toEqual(refused('gone-item'))
    const without = edited(day, by(removeMeal, { meal: 'breakfast', seen: 1 }))
    expect(apply(without, halved)).toEqual(refused('gone-item'))
  })
})

describe('amounts', () => {
  test.each([0, -1, Number.NaN])('%s grams are refused', (grams) => {
    const result = apply(day, by(setMeasure, { item: 'milk', measure: { unit: 'grams', grams }, grams, seen: 1 }))
    expect(result).toEqual(refused('amount-zero'))
  })

  test('20,000 g are taken, more are not, however they are measured', () => {
    const set = (quantity: number, each: number): Edit =>
      by(setMeasure, {
        item: 'milk',
        measure: { unit: 'portion', portion: 'cup', quantity },
        grams: quantity * each,
        seen: 1,
      })
    expect(apply(day, set(100, 200)).ok).toBe(true)
    expect(apply(day, set(101, 200))).toEqual(refused('amount-huge'))
    expect(apply(day, set(1001, 1))).toEqual(refused('amount-huge'))
  })
})

describe('moving', () => {
  test('an item moves within its meal', () => {
    const after = edited(day, by(moveItem, { item: 'flakes', meal: 'breakfast', position: 1, seen: 1 }))
    expect(places(after).breakfast).toEqual(['milk', 'flakes'])
  })

  test('an item moves to a place in another meal, and past the end means last', () => {
    const first = edited(day, by(moveItem, { item: 'milk', meal: 'lunch', position: 0, seen: 1 }))
    expect(places(first)).toEqual({ breakfast: ['flakes'], lunch: ['milk', 'soup'] })
    const last = edited(day, by(moveItem, { item: 'milk', meal: 'lunch', position: 9999, seen: 1 }))
    expect(places(last).lunch).toEqual(['soup', 'milk'])
  })

  test('places count only what is to be seen', () => {
    const after = edited(
      day,
      by(removeItem, { item: 'flakes', seen: 1 }),
      by(moveItem, { item: 'soup', meal: 'breakfast', position: 1, seen: 1 }),
    )
    expect(places(after)).toEqual({ breakfast: ['milk', 'soup'], lunch: [] })
  })

  test('meals change places', () => {
    const after = edited(day, by(moveMeal, { meal: 'lunch', position: 0, seen: 1 }))
    expect(Object.keys(places(after))).toEqual(['lunch', 'breakfast'])
  })
})

describe('undo', () => {
  test('a removed item comes back where it was', () => {
    const removed = edited(day, by(removeItem, { item: 'flakes', seen: 1 }))
    expect(places(removed).breakfast).toEqual(['milk'])
    expect(places(edited(removed, by(restoreItem, { item: 'flakes' })))).toEqual(places(day))
  })

  test('a removed meal comes back with its foods', () => {
    const removed = edited(day, by(removeMeal, { meal: 'breakfast', seen: 1 }))
    expect(places(removed)).toEqual({ lunch: ['soup'] })
    expect(places(edited(removed, by(restoreMeal, { meal: 'breakfast' })))).toEqual(places(day))
  })

  test('an item whose meal is gone by now comes back into the last meal', () => {
    const after = edited(
      day,
      by(removeItem, { item: 'flakes', seen: 1 }),
      by(removeMeal, { meal: 'breakfast', seen: 1 }),
      by(restoreItem, { item: 'flakes' }),
    )
    expect(places(after)).toEqual({ lunch: ['soup', 'flakes'] })
  })
})

describe('limits', () => {
  test('a list holds 24 meals and 200 foods, not counting what was removed', () => {
    const meals = Array.from({ length: 24 }, (_, i) => meal(`m${i}`, []))
    expect(apply(list(meals), by(addMeal, { meal: 'more', name: 'More' }))).toEqual(refused('full-meals'))
    const items = Array.from({ length: 200 }, (_, i) => item(`i${i}`))
    const full = list([meal('only', items)])
    const add: Edit = by(addItem, {
      item: 'more',
      foodId: 'kale',
      measure: { unit: 'grams', grams: 5 },
      grams: 5,
    })
    expect(apply(full, add)).toEqual(refused('full-items'))
    const room = edited(full, by(removeItem, { item: 'i7', seen: 1 }))
    const refilled = edited(room, add)
    expect(liveItems(refilled)).toHaveLength(200)
    expect(apply(refilled, by(restoreItem, { item: 'i7' }))).toEqual(refused('full-items'))
  })

  test('a food goes into the last meal where nobody says which; a list without meals has no place for it', () => {
    const add: Edit = by(addItem, {
      item: 'kale',
      foodId: 'kale',
      measure: { unit: 'grams', grams: 5 },
      grams: 5,
    })
    expect(places(edited(day, add)).lunch).toEqual(['soup', 'kale'])
    expect(apply(list([]), add)).toEqual(refused('gone-meal'))
  })
})

test('whatever is done, no item is lost or doubled, and refusals change nothing', () => {
  const ids = ['flakes', 'milk', 'soup']
  const meals = ['breakfast', 'lunch']
  const seen = fc.integer({ min: 1, max: 4 })
  const someItem = fc.constantFrom(...ids)
  const someMeal = fc.constantFrom(...meals)
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ item: someItem, seen }).map((it) => by(removeItem, it)),
    fc.record({ item: someItem }).map((it) => by(restoreItem, it)),
    fc.record({ meal: someMeal, seen }).map((it) => by(removeMeal, it)),
    fc.record({ meal: someMeal }).map((it) => by(restoreMeal, it)),
    fc.record({ item: someItem, meal: someMeal, position: fc.nat(4), seen }).map((it) => by(moveItem, it)),
    fc.record({ meal: someMeal, position: fc.nat(3), seen }).map((it) => by(moveMeal, it)),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let now: MealList = day
      for (const each of edits) {
        const result = apply(now, each)
        if (result.ok) now = result.value
        expect(now.meals.flatMap(({ items }) => items.map(({ id }) => id)).toSorted()).toEqual(ids)
      }
    }),
  )
})
