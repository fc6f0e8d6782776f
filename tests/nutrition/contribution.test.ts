import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { againstLimit, contributions, topContributors, withoutFood } from '@/lib/nutrition/contribution'
import { judged } from '../fixtures/arbitrary'
import { aFood } from '../fixtures/food'
import { anItem } from '../fixtures/item'
import { yardstickFood } from '../fixtures/yardstick'

const soy = anItem(yardstickFood('Soy sauce'), 16)
const rice = anItem(yardstickFood('White rice, cooked'), 140)
const soup = anItem(yardstickFood('Chicken noodle soup, canned, prepared'), 490)
const mystery = anItem(aFood({ name: 'Mystery', amounts: { sodium: null } }), 50)

describe('contributions', () => {
  test('are of what is known, in list order, with the unknown apart', () => {
    const { known, unknown, total } = contributions([rice, mystery, soy], 'sodium')
    expect(known.map(({ item, index }) => [item.food.name, index])).toEqual([
      ['White rice, cooked', 0],
      ['Soy sauce', 2],
    ])
    expect(known[0]?.share).toBeCloseTo(1.4 / 880.28)
    expect(unknown.map(({ food }) => food.name)).toEqual(['Mystery'])
    expect(total).toEqual({ mg: 880.28, known: 2, items: 3 })
  })

  test('of nothing are nothing', () => {
    const none = anItem(aFood({ amounts: { sodium: 0 } }))
    expect(contributions([], 'sodium')).toEqual({ total: { mg: 0, known: 0, items: 0 }, known: [], unknown: [] })
    expect(contributions([none], 'sodium').known.map(({ share }) => share)).toEqual([0])
    expect(contributions([mystery], 'sodium').known).toEqual([])
  })

  test('add up to one wherever there is something', () => {
    const items = fc.array(
      judged.map((food) => anItem(food, 60)),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(items, (some) => {
        const { known, total, unknown } = contributions(some, 'potassium')
        expect(known.length + unknown.length).toBe(some.length)
        if (total.mg > 1e-9) expect(known.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
      }),
    )
  })
})

describe('top contributors', () => {
  test('are foods, summed over their items, most first', () => {
    const top = topContributors(contributions([soy, rice, soup, soy], 'sodium'), 2)
    expect(top.map(({ food, mg }) => [food.name, Math.round(mg)])).toEqual([
      ['Soy sauce', 1758],
      ['Chicken noodle soup, canned, prepared', 1642],
    ])
  })

  test('never include what brings nothing', () => {
    const none = anItem(aFood({ amounts: { sodium: 0 } }))
    expect(topContributors(contributions([none, mystery], 'sodium'), 3)).toEqual([])
  })
})

describe('a list without one food', () => {
  test('loses all of its items, and may come under the limit', () => {
    const found = withoutFood([soy, soup, soy, rice], 'soy-sauce', 2300)
    expect(found).toMatchObject({ before: 'over', after: 'within', highBefore: 3, highAfter: 1 })
    expect(found?.total.mg).toBeCloseTo(1642.9)
    expect(found?.total.items).toBe(2)
  })

  test('is not promised to be within the limit while something is unknown', () => {
    expect(withoutFood([soy, soup, soy, mystery], 'soy-sauce', 2300)).toMatchObject({ after: 'unknown' })
    expect(withoutFood([soy, mystery], 'mystery', 2300)).toMatchObject({ before: 'unknown', after: 'within' })
  })

  test('has no high-sodium food left when its only one goes', () => {
    expect(withoutFood([soy, rice], 'soy-sauce', 2300)).toMatchObject({ highBefore: 1, highAfter: 0 })
  })

  test('is not asked about a food it does not have', () => {
    expect(withoutFood([rice], 'soy-sauce', 2300)).toBeNull()
    expect(withoutFood([], 'soy-sauce', 2300)).toBeNull()
  })

  test('may be empty', () => {
    expect(withoutFood([soy], 'soy-sauce', 2300)?.total).toEqual({ mg: 0, known: 0, items: 0 })
  })
})

test('exactly the limit is within it', () => {
  expect(againstLimit({ mg: 2300, known: 1, items: 1 }, 2300)).toBe('within')
  expect(againstLimit({ mg: 2300.1, known: 1, items: 2 }, 2300)).toBe('over')
})
