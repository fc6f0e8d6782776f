import { describe, expect, test } from 'vitest'
import { counted, gramsOfUnit, householdWords } from '@/lib/import/classify/measure'

describe('household measures', () => {
  test('a number before a measure counts it', () => {
    expect(counted('1 cup')).toEqual({ quantity: 1, unit: 'cup' })
    expect(counted('1/2 cup, sliced')).toEqual({ quantity: 0.5, unit: 'cup, sliced' })
    expect(counted('2 1/2 tbsp')).toEqual({ quantity: 2.5, unit: 'tbsp' })
    expect(counted('0.25 tsp')).toEqual({ quantity: 0.25, unit: 'tsp' })
    expect(counted('piece')).toEqual({ quantity: 1, unit: 'piece' })
    expect(counted('0 cup')).toEqual({ quantity: 1, unit: '0 cup' })
    expect(counted('1/0 cup')).toEqual({ quantity: 1, unit: '1/0 cup' })
  })

  test('one unit weighs its share of a portion, whatever the abbreviation', () => {
    const portions = [
      { label: '1 oz', grams: 28.35 },
      { label: '2 tbsp', grams: 32 },
      { label: '8 fl oz', grams: 240 },
    ]
    expect(gramsOfUnit(portions, 'tablespoon')).toBe(16)
    expect(gramsOfUnit(portions, 'fluid ounce')).toBe(30)
    expect(gramsOfUnit(portions, 'cup')).toBeNull()
    expect(gramsOfUnit([{ label: '1 cup', grams: 0 }], 'cup')).toBeNull()
  })

  test('the nearest household words within an eighth are said, with "about" where they do not match', () => {
    expect(householdWords([{ label: '1 cup', grams: 170 }], 85)).toBe('1/2 cup')
    expect(householdWords([{ label: '1 oz', grams: 28.35 }], 85)).toBe('3 ounces')
    expect(householdWords([{ label: '1 cup, sliced', grams: 125 }], 85)).toBe('about 2/3 cup, sliced')
    expect(householdWords([{ label: '1 patty', grams: 40 }], 85)).toBe('about 2 patties')
  })

  test('nothing is said where no measure comes near', () => {
    expect(householdWords([], 85)).toBeNull()
    expect(householdWords([{ label: '1 lb', grams: 453 }], 85)).toBeNull()
    expect(householdWords([{ label: '1 NLEA serving', grams: 85 }], 85)).toBeNull()
    expect(householdWords([{ label: '1 cup', grams: 1 }], 85)).toBeNull()
  })
})
