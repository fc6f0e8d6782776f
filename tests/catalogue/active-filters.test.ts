import { describe, expect, test } from 'vitest'
import { activeFilters, withoutFilters } from '@/lib/catalogue/active-filters'
import { EVERYTHING, type FoodQuery } from '@/lib/catalogue/query'

const names = { group: { legumes: 'Legumes', cheese: 'Cheese' }, source: { 'ifct-2017': 'IFCT 2017' } }

const full: FoodQuery = {
  ...EVERYTHING,
  q: 'bean',
  tag: ['magnesium-rich', 'low-sodium'],
  not: ['high-sodium'],
  group: ['legumes'],
  notGroup: ['cheese'],
  source: ['ifct-2017'],
  record: '168462',
  sort: 'relevance',
  page: 4,
}

describe('the filters that are on', () => {
  test('are none where nothing is filtered', () => {
    expect(activeFilters(EVERYTHING, names)).toEqual([])
  })

  test('are listed in words, those that leave out marked', () => {
    const chosen = activeFilters(full, names)
    expect(chosen.map(({ label }) => label)).toEqual([
      '“bean”',
      'Magnesium: rich',
      'Low sodium',
      'Legumes',
      'High sodium',
      'Cheese',
      'IFCT 2017',
      'Record 168462',
    ])
    expect(chosen.filter(({ leavesOut }) => leavesOut).map(({ label }) => label)).toEqual(['High sodium', 'Cheese'])
  })

  test('each go alone and lead back to the first page', () => {
    for (const { without, kind } of activeFilters(full, names)) {
      expect(activeFilters(without, names)).toHaveLength(7)
      expect(without.page).toBe(1)
      expect(without.sort).toBe(kind === 'q' ? 'name' : 'relevance')
    }
  })

  test('all go together, sort and basis staying', () => {
    const clear = withoutFilters({ ...full, sort: 'sodium', order: 'asc', basis: '100kcal' })
    expect(clear).toEqual({ ...EVERYTHING, sort: 'sodium', order: 'asc', basis: '100kcal' })
    expect(withoutFilters(full)).toEqual(EVERYTHING)
  })
})
