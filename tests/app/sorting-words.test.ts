import { describe, expect, test } from 'vitest'
import { servingNote, sortingWords } from '@/app/food/[id]/sorting-words'
import { aFood } from '../fixtures/food'

const decided = { group: 'vegetables', role: 'vegetables', serving: 'vegetables', flags: [] }
const lines = (...of: Parameters<typeof sortingWords>) =>
  Object.fromEntries(sortingWords(...of).map(({ what, words }) => [what, words]))

describe('how an imported food was sorted', () => {
  test('names the rule of each part', () => {
    expect(lines(decided, aFood({ serving: { grams: 85 } }))).toEqual({
      Group: 'Vegetables: rule “vegetables”',
      'Way of eating': 'Side: by the same rule',
      'Usual serving': '85 g: rule “vegetables”',
    })
  })

  test('says where a rule went by the name, and where another decided how it is eaten', () => {
    const words = lines({ ...decided, group: 'name: soups', role: 'dried egg' }, aFood({ group: 'soups' }))
    expect(words.Group).toBe('Soups: by its name, rule “soups”')
    expect(words['Way of eating']).toBe('Side: rule “dried egg”')
  })

  test('says what no rule decided', () => {
    const food = aFood({ group: 'other-foods', role: 'unsorted', serving: { category: 'hundred' } })
    expect(lines({ group: null, role: null, serving: 'no serving rule', flags: [] }, food)).toEqual({
      Group: 'No rule fits it, so it stands among what is not sorted yet',
      'Way of eating': 'Left open: no rule says how it is eaten',
      'Usual serving': 'No rule fits it, so it is judged for 100 g',
    })
    expect(lines({ ...decided, serving: 'baby foods, per 100 g' }, food)['Usual serving']).toBe(
      '100 g, having no usual amount: rule “baby foods, per 100 g”',
    )
  })

  test('says that millilitres of a label were taken as grams', () => {
    const food = aFood({ serving: { grams: 240, state: 'drink' } })
    expect(lines({ ...decided, serving: 'label serving' }, food)['Usual serving']).toBe('240 g, as the label gives it')
    expect(lines({ ...decided, serving: 'label serving in millilitres' }, food)['Usual serving']).toBe(
      '240 g: the label gives millilitres, each taken as one gram, because the table gives amounts of drinks per 100 ml',
    )
    expect(servingNote({ ...decided, serving: 'label serving in millilitres' })).toMatch(/millilitres/)
    expect(servingNote({ ...decided, serving: 'label serving' })).toBeNull()
    expect(servingNote(null)).toBeNull()
  })

  test('says how it is marked, and by which rules', () => {
    const food = aFood({ flags: ['dry-mix', 'supplement'] })
    expect(lines({ ...decided, flags: ['dry mixes', 'supplements'] }, food).Marked).toBe(
      'Dry, not as eaten; supplement: rule “dry mixes”, rule “supplements”',
    )
  })
})
