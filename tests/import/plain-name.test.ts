import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readImportRules, readNameRules } from '@/lib/content/import-rules'
import { importedFood, importedId, otherNames } from '@/lib/import/catalogue-food'
import { plainName } from '@/lib/import/plain-name/plain-name'
import type { SourceFood } from '@/lib/import/source-food'
import { foodsOf, official } from '../fixtures/import/source-foods'

const rules = readNameRules('data')
const ALMONDS: SourceFood = {
  dataset: 'usda-sr-legacy',
  record: '1',
  stableKey: null,
  description: '',
  category: 'Nut and Seed Products',
  brand: null,
  labelServing: null,
  amounts: { magnesium: 270, potassium: 733, sodium: 1, energyKcal: 579 },
  portions: [],
}
const named = (description: string) => plainName(description, rules)

describe('plain names of official descriptions', () => {
  test.each([
    ['Nuts, almonds, dry roasted, with salt added', 'Almonds, dry roasted, salted'],
    ['Nuts, almonds, dry roasted, without salt added', 'Almonds, dry roasted, unsalted'],
    ['Spinach, cooked, boiled, drained, without salt', 'Spinach, boiled, drained, no salt'],
    [
      'Beef, chuck, arm pot roast, separable lean only, trimmed to 1/8" fat, choice, cooked, braised',
      'Beef, chuck, arm pot roast, lean only, 1/8" fat, choice, braised',
    ],
    [
      'Beef, chuck, arm pot roast, separable lean only, trimmed to 0" fat, all grades, cooked, braised',
      'Beef, chuck, arm pot roast, lean only, closely trimmed, braised',
    ],
    ["Cheese, cheddar (Includes foods for USDA's Food Distribution Program)", 'Cheddar cheese'],
    ['Beans, kidney, all types, mature seeds, raw', 'Kidney beans, raw'],
    ['Soup, cream of mushroom, canned, condensed', 'Cream of mushroom soup, canned, condensed'],
    ['Cookies, gingersnaps', 'Gingersnaps'],
    ['Oil, olive, salad or cooking', 'Olive oil, salad or cooking'],
    ['Beverages, carbonated, club soda', 'Club soda'],
  ])('%s reads %s', (description, plain) => {
    expect(named(description)).toBe(plain)
  })

  test('what a record is may not go with its shelf', () => {
    expect(named('Candies, hard')).toBe('Candies, hard')
    expect(named('Vegetables, mixed, canned, drained solids')).toBe('Vegetables, mixed, canned, drained')
    expect(named('Potatoes, boiled, cooked in skin, skin, with salt')).toBe(
      'Potatoes, boiled, cooked in skin, skin, with salt',
    )
    expect(named('Sauce, ready-to-serve, pepper or hot')).toBe('Sauce, ready to serve, pepper or hot')
  })

  test('"cooked" stays where nothing else says how', () => {
    expect(named('Quinoa, cooked')).toBe('Quinoa, cooked')
    expect(named('Fish, cod, Pacific, cooked, dry heat')).toBe('Cod, Pacific, cooked, dry heat')
  })

  test('labels in capitals become sentences, and brands in capitals keep one each', () => {
    expect(named('ORGANIC WHOLE MILK')).toBe('Organic whole milk')
    expect(named('CHOCOLATE PROTEIN POWDER, CHOCOLATE')).toBe('Chocolate protein powder')
    expect(named("McDONALD'S, Chicken McNUGGETS")).toBe("McDonald's, Chicken McNuggets")
    expect(named('KFC, Coleslaw')).toBe('KFC, Coleslaw')
    expect(named('Cereals ready-to-eat, QUAKER, QUAKER OAT LIFE, plain')).toBe('Quaker Oat Life, plain')
  })

  test('ugly descriptions still read', () => {
    expect(named('  Nuts,,almonds ,  raw , ')).toBe('Almonds, raw')
    expect(named('Nuts')).toBe('Nuts')
    expect(named(',')).toBe(',')
    expect(named('Bread (white, sliced')).toBe('Bread (white, sliced')
    expect(named('constructor, __proto__, toString')).toBe('Constructor, __proto__, toString')
    expect(named('Milk, 1,000 ml')).toBe('Milk, 1,000 ml')
  })

  test('a plain name read again is itself, never empty and without a comma too many', () => {
    const words = fc.constantFrom(
      'Nuts',
      'Cheese',
      'cheddar',
      'raw',
      'COOKED',
      'boiled',
      'with salt',
      'V8',
      'KRAFT',
      '',
      ' ',
      '(a, b)',
      '(',
      ')',
      'Snacks',
      'cookies',
      'trimmed to 0" fat',
      '12',
      'Beverages',
      'carbonated',
      'café',
      'all grades',
      'mixed',
      '/',
    )
    const description = fc.oneof(
      fc.array(words, { minLength: 1, maxLength: 8 }).map((all) => all.join(', ')),
      fc.string({ minLength: 1, maxLength: 60 }),
    )
    fc.assert(
      fc.property(description, (text) => {
        const plain = named(text)
        expect(named(plain)).toBe(plain)
        expect(plain === '').toBe(text.trim() === '')
        if (/[a-z]/i.test(text)) expect(plain).not.toMatch(/,\s*,/)
      }),
      { numRuns: 500 },
    )
  })

  test('two records that would read alike have other names that tell them apart', () => {
    const [nuts, snacks] = ['Nuts, almonds', 'Snacks, almonds'].map((description, place) => {
      const source = { ...ALMONDS, record: String(place + 1), description }
      const entry = importedFood(source, '2018-04', importedId(source), {
        rules: readImportRules('data'),
        names: rules,
      })
      return [entry.food.name, ...otherNames(entry)]
    })
    expect(nuts).toEqual(['Almonds', 'Nuts, almonds', 'Almonds (FDC 1)'])
    expect(snacks).toEqual(['Almonds', 'Snacks, almonds', 'Almonds (FDC 2)'])
  })
})

const legacy = official('FoodData_Central_sr_legacy_food_csv')

describe.skipIf(legacy === null)('all SR Legacy names (skipped: no releases at hand)', async () => {
  const descriptions = legacy === null ? [] : (await foodsOf(legacy)).map(({ description }) => description)

  test('7,793 descriptions give 7,793 names, each leading back to its one', () => {
    expect(new Set(descriptions).size).toBe(7793)
    expect(new Set(descriptions.map((one) => named(one).toLowerCase())).size).toBe(7793)
  })

  test('each reads the same again, is not empty and has no double comma', () => {
    for (const description of descriptions) {
      const plain = named(description)
      expect(named(plain)).toBe(plain)
      expect(plain).toMatch(/^\S.*\S$/)
      expect(plain).not.toMatch(/,\s*,|,$/)
      expect(plain.length).toBeLessThanOrEqual(description.length + 12)
    }
  })
})
