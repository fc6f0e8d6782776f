import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from '../../lib/lists/apply'
import type { ListCommand } from '../../lib/lists/command'
import { LIMITS, live, liveItems, type MealList } from '../../lib/lists/list'
import { edited, item, list, meal } from './build'

const day = list([meal('breakfast', [item('flakes'), item('milk')]), meal('lunch', [item('soup')])])

function places(from: MealList): Record<string, readonly string[]> {
  return Object.fromEntries(live(from).meals.map(({ id, items }) => [id, items.map((each) => each.id)]))
}

describe('names', () => {
  test('a list is renamed, trimmed, and counts the change', () => {
    const after = edited(day, { kind: 'rename-list', name: '  Wednesday ', seen: 1 })
    expect(after).toMatchObject({ name: 'Wednesday', revision: 2 })
  })

  test.each(['', '   ', '\n'])('a name of nothing (%j) is refused', (name) => {
    const result = apply(day, { kind: 'rename-list', name, seen: 1 })
    expect(result).toEqual({ ok: false, refusal: { reason: 'empty-name' } })
  })

  test('80 characters are a name, 81 are not', () => {
    expect(apply(day, { kind: 'rename-meal', meal: 'lunch', name: 'x'.repeat(80), seen: 1 }).ok).toBe(true)
    expect(apply(day, { kind: 'rename-meal', meal: 'lunch', name: 'x'.repeat(81), seen: 1 })).toEqual({
      ok: false,
      refusal: { reason: 'long-name', most: 80 },
    })
  })
})

describe('stale edits', () => {
  const halved: ListCommand = {
    kind: 'set-measure',
    item: 'milk',
    measure: { unit: 'grams', grams: 50 },
    grams: 50,
    seen: 1,
  }

  test('a change of something that changed since is refused, with the revision it has now', () => {
    const doubled = edited(day, { ...halved, measure: { unit: 'grams', grams: 200 }, grams: 200 })
    expect(apply(doubled, halved)).toEqual({
      ok: false,
      refusal: { reason: 'stale', thing: 'item', id: 'milk', revision: 2 },
    })
    expect(edited(doubled, { ...halved, seen: 2 }).meals[0]?.items[1]).toMatchObject({ grams: 50, revision: 3 })
  })

  test('wanting what is already there is never stale', () => {
    const once = edited(day, halved)
    expect(apply(once, halved)).toEqual({ ok: true, value: once })
  })

  test('edits of different things land whatever else changed', () => {
    const after = edited(
      day,
      { kind: 'rename-list', name: 'Wednesday', seen: 1 },
      { kind: 'rename-meal', meal: 'lunch', name: 'Noon', seen: 1 },
      halved,
      { kind: 'remove-item', item: 'soup', seen: 1 },
      { kind: 'move-item', item: 'flakes', meal: 'lunch', position: 0, seen: 1 },
    )
    expect(after.name).toBe('Wednesday')
    expect(places(after)).toEqual({ breakfast: ['milk'], lunch: ['flakes'] })
  })

  test('removing what somebody changed since is refused; removing what is removed is done', () => {
    const changed = edited(day, halved)
    expect(apply(changed, { kind: 'remove-item', item: 'milk', seen: 1 })).toMatchObject({
      refusal: { reason: 'stale' },
    })
    const removed = edited(day, { kind: 'remove-item', item: 'milk', seen: 1 })
    expect(apply(removed, { kind: 'remove-item', item: 'milk', seen: 1 })).toEqual({ ok: true, value: removed })
  })

  test('changing what was removed is refused as gone', () => {
    const removed = edited(day, { kind: 'remove-item', item: 'milk', seen: 1 })
    expect(apply(removed, halved)).toMatchObject({ refusal: { reason: 'gone', thing: 'item', id: 'milk' } })
    const without = edited(day, { kind: 'remove-meal', meal: 'breakfast', seen: 1 })
    expect(apply(without, halved)).toMatchObject({ refusal: { reason: 'gone', thing: 'item' } })
  })
})

describe('amounts', () => {
  test.each([0, -1, Number.NaN])('%s grams are refused', (grams) => {
    const result = apply(day, { kind: 'set-measure', item: 'milk', measure: { unit: 'grams', grams }, grams, seen: 1 })
    expect(result).toEqual({ ok: false, refusal: { reason: 'not-positive' } })
  })

  test('20,000 g are taken, more are not, however they are measured', () => {
    const set = (quantity: number, each: number): ListCommand => ({
      kind: 'set-measure',
      item: 'milk',
      measure: { unit: 'portion', portion: 'cup', quantity },
      grams: quantity * each,
      seen: 1,
    })
    expect(apply(day, set(100, 200)).ok).toBe(true)
    expect(apply(day, set(101, 200))).toMatchObject({ refusal: { reason: 'too-much', most: LIMITS.grams } })
    expect(apply(day, set(1001, 1))).toMatchObject({ refusal: { reason: 'too-much', most: LIMITS.quantity } })
  })
})

describe('moving', () => {
  test('an item moves within its meal', () => {
    const after = edited(day, { kind: 'move-item', item: 'flakes', meal: 'breakfast', position: 1, seen: 1 })
    expect(places(after).breakfast).toEqual(['milk', 'flakes'])
  })

  test('an item moves to a place in another meal, and past the end means last', () => {
    const first = edited(day, { kind: 'move-item', item: 'milk', meal: 'lunch', position: 0, seen: 1 })
    expect(places(first)).toEqual({ breakfast: ['flakes'], lunch: ['milk', 'soup'] })
    const last = edited(day, { kind: 'move-item', item: 'milk', meal: 'lunch', position: 9999, seen: 1 })
    expect(places(last).lunch).toEqual(['soup', 'milk'])
  })

  test('places count only what is to be seen', () => {
    const after = edited(
      day,
      { kind: 'remove-item', item: 'flakes', seen: 1 },
      { kind: 'move-item', item: 'soup', meal: 'breakfast', position: 1, seen: 1 },
    )
    expect(places(after)).toEqual({ breakfast: ['milk', 'soup'], lunch: [] })
  })

  test('meals change places', () => {
    const after = edited(day, { kind: 'move-meal', meal: 'lunch', position: 0, seen: 1 })
    expect(Object.keys(places(after))).toEqual(['lunch', 'breakfast'])
  })
})

describe('undo', () => {
  test('a removed item comes back where it was', () => {
    const removed = edited(day, { kind: 'remove-item', item: 'flakes', seen: 1 })
    expect(places(removed).breakfast).toEqual(['milk'])
    expect(places(edited(removed, { kind: 'restore-item', item: 'flakes' }))).toEqual(places(day))
  })

  test('a removed meal comes back with its foods', () => {
    const removed = edited(day, { kind: 'remove-meal', meal: 'breakfast', seen: 1 })
    expect(places(removed)).toEqual({ lunch: ['soup'] })
    expect(places(edited(removed, { kind: 'restore-meal', meal: 'breakfast' }))).toEqual(places(day))
  })

  test('an item whose meal is gone by now comes back into the last meal', () => {
    const after = edited(
      day,
      { kind: 'remove-item', item: 'flakes', seen: 1 },
      { kind: 'remove-meal', meal: 'breakfast', seen: 1 },
      { kind: 'restore-item', item: 'flakes' },
    )
    expect(places(after)).toEqual({ lunch: ['soup', 'flakes'] })
  })
})

describe('limits', () => {
  test('a list holds 24 meals and 200 foods, not counting what was removed', () => {
    const meals = Array.from({ length: 24 }, (_, i) => meal(`m${i}`, []))
    expect(apply(list(meals), { kind: 'add-meal', meal: 'more', name: 'More' })).toEqual({
      ok: false,
      refusal: { reason: 'limit', of: 'meals', most: 24 },
    })
    const items = Array.from({ length: 200 }, (_, i) => item(`i${i}`))
    const full = list([meal('only', items)])
    const add: ListCommand = {
      kind: 'add-item',
      item: 'more',
      meal: null,
      foodId: 'kale',
      measure: { unit: 'grams', grams: 5 },
      grams: 5,
    }
    expect(apply(full, add)).toMatchObject({ refusal: { reason: 'limit', of: 'items', most: 200 } })
    const room = edited(full, { kind: 'remove-item', item: 'i7', seen: 1 })
    const refilled = edited(room, add)
    expect(liveItems(refilled)).toHaveLength(200)
    expect(apply(refilled, { kind: 'restore-item', item: 'i7' })).toMatchObject({ refusal: { reason: 'limit' } })
  })

  test('a food goes into the last meal where nobody says which; a list without meals has no place for it', () => {
    const add: ListCommand = {
      kind: 'add-item',
      item: 'kale',
      meal: null,
      foodId: 'kale',
      measure: { unit: 'grams', grams: 5 },
      grams: 5,
    }
    expect(places(edited(day, add)).lunch).toEqual(['soup', 'kale'])
    expect(apply(list([]), add)).toMatchObject({ refusal: { reason: 'gone', thing: 'meal' } })
  })
})

test('whatever is done, no item is lost or doubled, and refusals change nothing', () => {
  const ids = ['flakes', 'milk', 'soup']
  const meals = ['breakfast', 'lunch']
  const seen = fc.integer({ min: 1, max: 4 })
  const command: fc.Arbitrary<ListCommand> = fc.oneof(
    fc.record({ kind: fc.constant('remove-item' as const), item: fc.constantFrom(...ids), seen }),
    fc.record({ kind: fc.constant('restore-item' as const), item: fc.constantFrom(...ids) }),
    fc.record({ kind: fc.constant('remove-meal' as const), meal: fc.constantFrom(...meals), seen }),
    fc.record({ kind: fc.constant('restore-meal' as const), meal: fc.constantFrom(...meals) }),
    fc.record({
      kind: fc.constant('move-item' as const),
      item: fc.constantFrom(...ids),
      meal: fc.constantFrom(...meals),
      position: fc.nat(4),
      seen,
    }),
    fc.record({
      kind: fc.constant('move-meal' as const),
      meal: fc.constantFrom(...meals),
      position: fc.nat(3),
      seen,
    }),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let now: MealList = day
      for (const each of commands) {
        const result = apply(now, each)
        if (result.ok) now = result.value
        expect(now.meals.flatMap(({ items }) => items.map(({ id }) => id)).toSorted()).toEqual(ids)
      }
    }),
  )
})
