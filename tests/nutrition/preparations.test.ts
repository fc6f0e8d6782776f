import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { thresholds } from '@/lib/content/thresholds'
import { difference, differenceWords } from '@/lib/nutrition/amount-difference'
import { comparePreparations, preparationWords } from '@/lib/nutrition/preparations'
import { aFood } from '../fixtures/food'

const words = (from: number | null, to: number | null, daily = 2300) => differenceWords(difference(from, to, daily))

describe('words for a difference', () => {
  test('at their cut-offs', () => {
    expect(words(1000, 1099)).toBe('about the same')
    expect(words(1000, 1100)).toBe('somewhat more')
    expect(words(1000, 1749)).toBe('somewhat more')
    expect(words(1000, 1750)).toBe('about twice as much')
    expect(words(1000, 2499)).toBe('about twice as much')
    expect(words(1000, 2500)).toBe('about 3 times as much')
    expect(words(100, 2000)).toBe('about 20 times as much')
    expect(words(100, 2001)).toBe('far more')
  })

  test('downward', () => {
    expect(words(1000, 920)).toBe('about the same')
    expect(words(1000, 700)).toBe('somewhat less')
    expect(words(1000, 500)).toBe('about half as much')
    expect(words(1000, 333)).toBe('about a third as much')
    expect(words(1000, 100)).toBe('about a tenth as much')
    expect(words(1000, 60)).toBe('less than a tenth as much')
    expect(words(1000, 40)).toBe('far less')
  })

  test('a difference under a hundredth of a day is none, whatever the ratio', () => {
    expect(words(1, 23)).toBe('about the same')
    expect(words(1, 24)).toBe('far more')
    expect(words(0, 10)).toBe('about the same')
  })

  test('from nothing and to nothing', () => {
    expect(words(0, 0)).toBe('about the same')
    expect(words(0, 300)).toBe('far more')
    expect(words(300, 0)).toBe('far less')
  })

  test('unknown on either side', () => {
    expect([words(null, 300), words(300, null), words(null, null)]).toEqual(Array(3).fill('not measured'))
  })

  test('there and back are opposite', () => {
    const mg = fc.integer({ min: 0, max: 5000 })
    fc.assert(
      fc.property(mg, mg, (a, b) => {
        const there = difference(a, b, 2300)
        const back = difference(b, a, 2300)
        expect(back.kind).toBe(there.kind)
        if ('direction' in there && 'direction' in back) expect(back.direction).not.toBe(there.direction)
      }),
    )
  })
})

describe('preparations of a food', () => {
  const raw = aFood({ name: 'Spinach, raw', amounts: { magnesium: 79, potassium: 558, sodium: 79 } })
  const salted = aFood({ name: 'Spinach, salted', amounts: { magnesium: 87, potassium: 466, sodium: 306 } })
  const canned = aFood({ name: 'Spinach, canned', amounts: { magnesium: 76, potassium: null, sodium: 322 } })
  const blank = aFood({ name: 'Spinach, stewed', amounts: { magnesium: null, potassium: null, sodium: null } })

  test('stand against the first, per 100 g whatever their servings', () => {
    const rows = comparePreparations([raw, { ...salted, serving: { ...salted.serving, grams: 7 } }], thresholds)
    expect(rows.map(({ isBase }) => isBase)).toEqual([true, false])
    expect(rows.map(preparationWords)).toEqual([
      'about the same magnesium, about the same potassium and about the same sodium',
      'somewhat more magnesium, somewhat less potassium and about 4 times as much sodium',
    ])
  })

  test('say what cannot be compared', () => {
    expect(comparePreparations([raw, canned, blank], thresholds).map(preparationWords).slice(1)).toEqual([
      'about the same magnesium and about 4 times as much sodium; potassium cannot be compared',
      'magnesium, potassium and sodium cannot be compared',
    ])
  })

  test('of nothing are none', () => {
    expect(comparePreparations([], thresholds)).toEqual([])
  })
})
