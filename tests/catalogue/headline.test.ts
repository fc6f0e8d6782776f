import { describe, expect, test } from 'vitest'
import { headline } from '@/lib/catalogue/headline'
import { EVERYTHING } from '@/lib/catalogue/query'

const names = {
  group: { legumes: 'Legumes', nuts: 'Nuts', cheese: 'Cheese', eggs: 'Eggs' },
  source: { 'ifct-2017': 'IFCT 2017' },
}

describe('the heading of a query', () => {
  test('says "All foods" when nothing is asked', () => {
    expect(headline(EVERYTHING, names)).toBe('All foods')
    expect(headline({ ...EVERYTHING, sort: 'sodium', order: 'desc', page: 3, basis: '100g' }, names)).toBe('All foods')
  })

  test('puts tags and what is left out into a sentence', () => {
    expect(headline({ ...EVERYTHING, tag: ['magnesium-rich'], not: ['high-sodium'], group: ['legumes'] }, names)).toBe(
      'Legumes rich in magnesium, without high sodium',
    )
    expect(headline({ ...EVERYTHING, tag: ['magnesium-rich', 'potassium-rich', 'low-sodium'] }, names)).toBe(
      'Foods rich in magnesium and potassium and low in sodium',
    )
    expect(
      headline({ ...EVERYTHING, not: ['high-sodium', 'moderate-sodium'], notGroup: ['cheese', 'eggs'] }, names),
    ).toBe('Foods, without high or moderate sodium, without cheese or eggs')
  })

  test('quotes what was searched, shortened where it is long', () => {
    expect(headline({ ...EVERYTHING, q: 'spinach', group: ['legumes', 'nuts'] }, names)).toBe(
      'Legumes and nuts matching “spinach”',
    )
    expect(headline({ ...EVERYTHING, q: 'x'.repeat(200) }, names)).toBe(`Foods matching “${'x'.repeat(40)}…”`)
  })

  test('shows an id it has no name for as it is', () => {
    expect(headline({ ...EVERYTHING, group: ['moon-cheese'], source: ['ifct-2017'], record: 'A001' }, names)).toBe(
      'moon-cheese, from IFCT 2017, record A001',
    )
  })
})
