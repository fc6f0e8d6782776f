import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageNumbers } from '@/app/_ui/pagination'
import { comparisonChoice, withBasis } from '@/app/compare/choice'
import { choosePortion, portionChoices } from '@/app/food/[id]/portion-choice'
import { spinach } from './spinach'

describe('the portions of a food', () => {
  test('are its serving, its own measures and 100 g', () => {
    expect(portionChoices(spinach).map(({ id, grams }) => [id, grams])).toEqual([
      ['serving', 85],
      ['1 cup', 30],
      ['1 leaf', 10],
      ['100g', 100],
    ])
  })

  test('are chosen by name, and the serving where none is named', () => {
    expect(choosePortion(spinach, undefined, undefined).choice.grams).toBe(85)
    expect(choosePortion(spinach, '1 cup', undefined).choice.grams).toBe(30)
    expect(choosePortion(spinach, '100g', undefined).choice.grams).toBe(100)
  })

  test('are told of and replaced by the serving where they do not exist', () => {
    const { choice, note } = choosePortion(spinach, '1 bathtub', undefined)
    expect(choice.id).toBe('serving')
    expect(note).toContain('“1 bathtub”')
  })

  test('take grams as a list does, with a point, a comma or a fraction', () => {
    expect(choosePortion(spinach, undefined, ' 150 ').choice.grams).toBe(150)
    expect(choosePortion(spinach, undefined, '2,5').choice.grams).toBe(2.5)
    expect(choosePortion(spinach, undefined, '12 1/2').choice.grams).toBe(12.5)
  })

  test.each(['-4', '0', '20001', '1e3', 'much', '9'.repeat(500), '0x10', 'NaN', '1,000', '1/0'])(
    'refuse %s grams and keep what was typed',
    (grams) => {
      const { choice, note, typed } = choosePortion(spinach, undefined, grams)
      expect(choice.id).toBe('serving')
      expect(note).not.toBeNull()
      expect(grams.startsWith(typed)).toBe(true)
    },
  )

  test('are always an amount above nothing, whatever the address says', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string(), { nil: undefined }),
        fc.option(fc.string(), { nil: undefined }),
        (portion, grams) => {
          const { choice } = choosePortion(spinach, portion, grams)
          expect(choice.grams).toBeGreaterThan(0)
          expect(choice.grams).toBeLessThanOrEqual(20_000)
        },
      ),
    )
  })
})

describe('a comparison in an address', () => {
  test('takes each food once and sets apart what is beyond six', () => {
    const { ids, beyond } = comparisonChoice({ food: ['a', 'b', 'a', ' ', 'c', 'd', 'e', 'f', 'g', 'h'] })
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(beyond).toEqual(['g', 'h'])
  })

  test('is empty where the address says nothing or nonsense', () => {
    expect(comparisonChoice({})).toEqual({ ids: [], beyond: [], basis: 'serving', q: '' })
    expect(comparisonChoice({ basis: 'bucket', food: '' }).basis).toBe('serving')
  })

  test('keeps its basis, leaving the usual one out', () => {
    expect(withBasis('/compare?food=a', '100g')).toBe('/compare?food=a&basis=100g')
    expect(withBasis('/compare', '100kcal')).toBe('/compare?basis=100kcal')
    expect(withBasis('/compare?food=a', 'serving')).toBe('/compare?food=a')
  })
})

describe('the pages worth a link', () => {
  test('are the ends and the neighbours, a gap only where it hides two or more', () => {
    expect(pageNumbers(1, 1)).toEqual([1])
    expect(pageNumbers(1, 12)).toEqual([1, 2, null, 12])
    expect(pageNumbers(4, 12)).toEqual([1, 2, 3, 4, 5, null, 12])
    expect(pageNumbers(6, 12)).toEqual([1, null, 5, 6, 7, null, 12])
    expect(pageNumbers(12, 12)).toEqual([1, null, 11, 12])
  })
})
