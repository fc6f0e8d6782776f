import { describe, expect, test } from 'vitest'
import { conditionWords } from '@/app/method/condition-words'
import { guidance } from '@/lib/content/guidance'

describe('conditions in words', () => {
  test('a rule with several parts reads as one sentence', () => {
    expect(
      conditionWords({
        all: [
          { count: 'highSodium', atLeast: 2 },
          { count: 'magnesium', equals: 0 },
          { context: 'high-blood-pressure' },
        ],
      }),
    ).toBe(
      'at least 2 high-sodium servings, no serving of a magnesium source and you tick high blood pressure or salt sensitivity',
    )
  })

  test('alternatives keep their parts together', () => {
    expect(
      conditionWords({
        any: [
          { count: 'highSodium', atLeast: 3 },
          {
            all: [
              { count: 'highSodium', atLeast: 2 },
              { count: 'highSodium', atLeastShareOfServings: 0.5 },
            ],
          },
        ],
      }),
    ).toBe(
      'at least 3 high-sodium servings or (at least 2 high-sodium servings and at least 50% of all servings are high-sodium servings)',
    )
  })

  test('a sum says how much of it must be known, and nothing where nothing need be', () => {
    expect(conditionWords({ sum: 'sodium', above: 2300, coverage: 0.8 })).toBe(
      'sodium adds up to more than 2,300 mg, known for at least 80% of the items',
    )
    expect(conditionWords({ sum: 'sodium', above: 770, coverage: 0 })).toBe('sodium adds up to more than 770 mg')
  })

  test('every rule of the data can be put into words', () => {
    for (const { id, when } of guidance().rules) {
      expect(conditionWords(when), id).not.toMatch(/undefined|NaN|\{|\}/)
    }
  })
})
