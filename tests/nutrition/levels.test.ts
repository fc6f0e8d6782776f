import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { thresholds } from '@/lib/content/thresholds'
import { countsAsSource, judge, rulings } from '@/lib/nutrition/levels'
import { amounts, judged } from '../fixtures/arbitrary'
import { aFood } from '../fixtures/food'
import { yardstick, yardstickFood } from '../fixtures/yardstick'

const RICH_ORDER = ['none', 'source', 'rich']
const SODIUM_ORDER = ['low', 'moderate', 'high']

function levelsOf(name: string) {
  return judge(yardstickFood(name), thresholds)
}

describe('the yardstick', () => {
  test('has its 78 foods', () => {
    expect(yardstick).toHaveLength(78)
  })

  test.each(yardstick)('$food.name gets its levels', ({ food, expected }) => {
    expect(judge(food, thresholds)).toMatchObject(expected)
  })

  test.each(yardstick.filter(({ highBy }) => highBy))('$food.name is high by the right test', ({ food, highBy }) => {
    const [first] = rulings(food, thresholds).sodium.high.checks
    expect(first?.basis).toBe(highBy)
  })
})

describe('foods on the border', () => {
  test('kale with 40 mg of magnesium misses the 42', () => {
    expect(levelsOf('Kale, raw').magnesium).toBe('none')
  })

  test('chickpeas with 43 mg, and 29 mg per 100 kcal, are a source and no more', () => {
    expect(levelsOf('Chickpeas, boiled, no salt').magnesium).toBe('source')
  })

  test('cashews round up to 200 mg of potassium and still miss on density', () => {
    const { source, level } = rulings(yardstickFood('Cashews, raw'), thresholds).potassium
    expect(level).toBe('none')
    expect(source.checks.map(({ value, passes }) => [Math.round(value), passes])).toEqual([
      [200, true],
      [119, false],
    ])
  })

  test('a raw tomato reaches 200 mg of potassium by rounding 201', () => {
    expect(levelsOf('Tomato, raw').potassium).toBe('source')
  })

  test('a hot dog is high by its serving and has too little potassium for anything to be withheld', () => {
    expect(levelsOf('Hot dog, beef')).toEqual({ magnesium: 'none', potassium: 'none', sodium: 'high', mixed: false })
  })

  test('ham with 448 mg is high only by weight', () => {
    expect(rulings(yardstickFood('Ham, sliced'), thresholds).sodium.high.checks).toMatchObject([
      { basis: '100g', value: 814, passes: true },
      { basis: 'serving', value: 450, threshold: 115, passes: true },
    ])
  })

  test('canned baked beans with 446 mg in 130 g are moderate', () => {
    const beans = aFood({ amounts: { sodium: 343 }, serving: { grams: 130 } })
    expect(judge(beans, thresholds).sodium).toBe('moderate')
  })

  test('salted tomato juice would be potassium-rich, but has more sodium', () => {
    const juice = yardstickFood('Tomato juice, salted')
    expect(rulings(juice, thresholds).potassium.level).toBe('rich')
    expect(judge(juice, thresholds)).toEqual({ magnesium: 'none', potassium: 'withheld', sodium: 'high', mixed: true })
  })

  test('half a gram of dried parsley gets nothing for all its density', () => {
    expect(levelsOf('Parsley, dried')).toEqual({ magnesium: 'none', potassium: 'none', sodium: 'low', mixed: false })
  })

  test('coffee gets nothing, its density being meaningless', () => {
    expect(levelsOf('Coffee, brewed').potassium).toBe('none')
  })

  test('a teaspoon of mustard is moderate: 55 mg, but salty per 50 g', () => {
    expect(levelsOf('Mustard, yellow').sodium).toBe('moderate')
  })
})

describe('sodium wins', () => {
  const salty = { potassium: 800, sodium: 700, energyKcal: 100 }

  test('as much potassium as sodium: rich is shown as source, and the food is mixed', () => {
    for (const sodium of [700, 800]) {
      const levels = judge(aFood({ amounts: { ...salty, sodium } }), thresholds)
      expect(levels).toMatchObject({ potassium: 'source', sodium: 'high', mixed: true })
    }
  })

  test('more sodium than potassium: withheld', () => {
    const levels = judge(aFood({ amounts: { ...salty, sodium: 801 } }), thresholds)
    expect(levels).toMatchObject({ potassium: 'withheld', mixed: true })
  })

  test('magnesium keeps its level but counts for nothing', () => {
    const levels = judge(aFood({ amounts: { magnesium: 90, sodium: 700 } }), thresholds)
    expect(levels).toEqual({ magnesium: 'rich', potassium: 'none', sodium: 'high', mixed: true })
    expect(countsAsSource(levels, 'magnesium')).toBe(false)
    expect(countsAsSource({ ...levels, mixed: false }, 'magnesium')).toBe(true)
    expect(countsAsSource({ ...levels, mixed: false }, 'potassium')).toBe(false)
  })

  test('a drink is high from over 300 mg per 100 g, a food from over 600', () => {
    const amounts = { sodium: 301 }
    expect(judge(aFood({ amounts, serving: { grams: 120, state: 'drink' } }), thresholds).sodium).toBe('high')
    expect(judge(aFood({ amounts, serving: { grams: 120 } }), thresholds).sodium).toBe('moderate')
    expect(judge(aFood({ amounts: { sodium: 300 }, serving: { state: 'drink' } }), thresholds).sodium).toBe('moderate')
  })
})

test('a drink salty by weight is high though its serving alone would be low', () => {
  const broth = aFood({ amounts: { sodium: 334 }, serving: { grams: 40, state: 'drink' } })
  const { high, low, level } = rulings(broth, thresholds).sodium
  expect(level).toBe('high')
  expect(high.outcome).toBe('met')
  expect(low.checks.find(({ passes }) => !passes)).toMatchObject({ basis: '100g', margin: -34 })
})

describe('foods that never count as sources', () => {
  test.each(['salt-substitute', 'supplement', 'never-source'] as const)('%s: withheld', (flag) => {
    const levels = judge(
      aFood({ flags: [flag], amounts: { magnesium: 300, potassium: 5, energyKcal: 100 } }),
      thresholds,
    )
    expect(levels).toEqual({ magnesium: 'withheld', potassium: 'none', sodium: 'low', mixed: false })
  })

  test('a dry mix is judged like any food, at its own serving', () => {
    expect(judge(aFood({ flags: ['dry-mix'], amounts: { magnesium: 300 } }), thresholds).magnesium).toBe('rich')
  })
})

describe('missing figures', () => {
  test('an unknown amount gives an unknown level, and the others keep theirs', () => {
    const levels = judge(aFood({ amounts: { magnesium: null, potassium: 500, sodium: null } }), thresholds)
    expect(levels).toEqual({ magnesium: 'unknown', potassium: 'rich', sodium: 'unknown', mixed: false })
  })

  test('zero is not unknown', () => {
    const levels = judge(aFood({ amounts: { magnesium: 0, potassium: 0, sodium: 0 } }), thresholds)
    expect(levels).toEqual({ magnesium: 'none', potassium: 'none', sodium: 'low', mixed: false })
  })

  test('with unknown energy a small serving still misses, and a large one is unknown', () => {
    const food = aFood({ amounts: { magnesium: 900, potassium: 100, energyKcal: null } })
    expect(judge(food, thresholds)).toMatchObject({ magnesium: 'unknown', potassium: 'none' })
  })

  test('under 5 kcal the serving alone decides, rich only from a fifth of the reference', () => {
    const level = (magnesium: number) => judge(aFood({ amounts: { magnesium, energyKcal: 4.9 } }), thresholds).magnesium
    expect([41, 42, 83, 84].map(level)).toEqual(['none', 'source', 'source', 'rich'])
  })

  test('at 5 kcal the density counts again', () => {
    const food = aFood({ amounts: { magnesium: 1, energyKcal: 5 } })
    expect(rulings(food, thresholds).magnesium).toMatchObject({ densitySkipped: false, level: 'none' })
  })
})

describe('whatever the figures', () => {
  test('more sodium never lowers the sodium level', () => {
    fc.assert(
      fc.property(judged, fc.double({ min: 0, max: 5000, noNaN: true }), (food, extra) => {
        if (food.amounts.sodium === null) return
        const more = { ...food, amounts: { ...food.amounts, sodium: food.amounts.sodium + extra } }
        const [before, after] = [food, more].map((one) => SODIUM_ORDER.indexOf(judge(one, thresholds).sodium))
        expect(after).toBeGreaterThanOrEqual(before ?? Number.NaN)
      }),
    )
  })

  test.each(['magnesium', 'potassium'] as const)('more %s never lowers its own level at the same energy', (mineral) => {
    fc.assert(
      fc.property(judged, fc.double({ min: 0, max: 5000, noNaN: true }), (food, extra) => {
        const amount = food.amounts[mineral]
        if (amount === null || food.amounts.energyKcal === null) return
        const more = { ...food, amounts: { ...food.amounts, [mineral]: amount + extra } }
        const [before, after] = [food, more].map((one) => RICH_ORDER.indexOf(rulings(one, thresholds)[mineral].level))
        expect(after).toBeGreaterThanOrEqual(before ?? Number.NaN)
      }),
    )
  })

  test('an unknown amount never gives a level, nor takes one from the others', () => {
    fc.assert(
      fc.property(judged, (food) => {
        const none = { ...food, amounts: { magnesium: null, potassium: null, sodium: null, energyKcal: 100 } }
        expect(judge(none, thresholds)).toEqual({
          magnesium: 'unknown',
          potassium: 'unknown',
          sodium: 'unknown',
          mixed: false,
        })
        const levels = judge(food, thresholds)
        expect(levels.sodium === 'unknown').toBe(food.amounts.sodium === null)
        if (food.amounts.magnesium === null) expect(levels.magnesium).toBe('unknown')
        if (food.amounts.potassium === null) expect(levels.potassium).toBe('unknown')
      }),
    )
  })

  test('only a food with both sides is mixed, and a mixed food counts for neither', () => {
    fc.assert(
      fc.property(judged, (food) => {
        const levels = judge(food, thresholds)
        if (!levels.mixed) return
        expect(levels.sodium).toBe('high')
        expect(levels.potassium).not.toBe('rich')
        expect(countsAsSource(levels, 'magnesium') || countsAsSource(levels, 'potassium')).toBe(false)
      }),
    )
  })

  const served = [amounts, fc.integer({ min: 1, max: 400 }), fc.constantFrom('food', 'drink')] as const

  test('a level asked for alone is that of the ruling, unknown or not', () => {
    fc.assert(
      fc.property(...served, (per100g, grams, state) => {
        const food = aFood({ amounts: per100g, serving: { grams, state } })
        const [levels, ruled] = [judge(food, thresholds), rulings(food, thresholds)]
        expect(levels.sodium).toBe(ruled.sodium.level)
        expect(levels.magnesium).toBe(ruled.magnesium.level)
        if (levels.sodium !== 'high') expect(levels.potassium).toBe(ruled.potassium.level)
      }),
    )
  })

  test('the reference implementation agrees, halves aside', () => {
    fc.assert(
      fc.property(...served, (per100g, grams, state) => {
        const { magnesium, potassium, sodium, energyKcal } = per100g
        if (magnesium === null || potassium === null || sodium === null || energyKcal === null) return
        const food = aFood({ amounts: per100g, serving: { grams, state } })
        const ruled = rulings(food, thresholds)
        expect(ruled.magnesium.level).toBe(reference(magnesium, energyKcal, grams, 420, 42, 1))
        expect(ruled.potassium.level).toBe(reference(potassium, energyKcal, grams, 3500, 200, 5))
        expect(ruled.sodium.level).toBe(referenceSodium(sodium, grams, state === 'drink'))
      }),
    )
  })
})

/** The published sketch of the rule, line for line. */
function reference(v: number, kcal: number, grams: number, ref: number, floor: number, step: number) {
  const s = rounded((v * grams) / 100, step)
  const d = kcal >= 5 ? (v * 100) / kcal : null
  const ok5 = d === null || d >= ref / 20
  const ok10 = d !== null && d >= ref / 10
  if ((s >= ref / 5 && ok5) || (s >= ref / 10 && ok10)) return 'rich'
  return s >= floor && ok5 ? 'source' : 'none'
}

function referenceSodium(v: number, grams: number, drink: boolean) {
  const s = rounded((v * grams) / 100, 5)
  if (s >= 460 || (v > (drink ? 300 : 600) && s >= 115)) return 'high'
  return s <= 140 && (grams > 30 || s <= 35 || v / 2 <= 140) ? 'low' : 'moderate'
}

function rounded(mg: number, step: number) {
  if (step === 1) return Math.round(mg)
  return mg < 5 ? 0 : mg <= 140 ? Math.round(mg / 5) * 5 : Math.round(mg / 10) * 10
}
