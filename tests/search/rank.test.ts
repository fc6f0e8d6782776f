import { describe, expect, test } from 'vitest'
import { vocabulary } from '@/lib/content/reference-data'
import { rank } from '@/lib/search/rank'
import { type RankingEntry, rankingEntry } from '@/lib/search/ranking-entry'

function food(name: string, more: Partial<Parameters<typeof rankingEntry>[1]> = {}): RankingEntry {
  return rankingEntry(vocabulary(), {
    id: name,
    name,
    aliases: [],
    group: 'Other foods',
    prominence: 1,
    regional: false,
    meantBy: [],
    ...more,
  })
}

/** The names in the order of the search, which may not be the order they are given in. */
function ranked(q: string, ...foods: readonly RankingEntry[]): readonly string[] {
  const terms = q.split(' ').map((word) => [word])
  const there = rank(foods, terms).map(({ id }) => id)
  expect(rank(foods.toReversed(), terms).map(({ id }) => id)).toEqual(there)
  return there
}

describe('ranking', () => {
  test('puts what somebody means by the words before what is called so', () => {
    const called = food('Ham')
    const meant = food('Ham, sliced', { meantBy: ['ham'], prominence: 3 })
    expect(ranked('ham', called, meant)).toEqual(['Ham, sliced', 'Ham'])
  })

  test('finds a food by what means it alone', () => {
    expect(ranked('veggy', food('Mixed greens', { meantBy: ['veggies'] }))).toEqual(['Mixed greens'])
  })

  test('takes almond butter for butter, not for almonds', () => {
    expect(ranked('almond', food('Almond butter'), food('Almonds, honey roasted', { prominence: 3 }))).toEqual([
      'Almonds, honey roasted',
      'Almond butter',
    ])
    expect(ranked('butter', food('Butter beans'), food('Almond butter'))[0]).toBe('Almond butter')
  })

  test('knows the noun before “with” and “without”', () => {
    const mixed = food('Mixed nuts without peanuts, unsalted')
    expect(ranked('unsalted nut', food('Nut oil, unsalted'), mixed)[0]).toBe(mixed.name)
  })

  test('leaves out what lacks a word, and takes the start of one', () => {
    expect(ranked('spin raw', food('Spinach, raw'), food('Spinach, boiled'), food('Kale, raw'))).toEqual([
      'Spinach, raw',
    ])
  })

  test('puts a word that stands in the name before one that it comes to', () => {
    const [boiled, cooked] = [food('Okra, boiled'), food('Okra, cooked')]
    expect(ranked('cooked okra', boiled, cooked)).toEqual(['Okra, cooked', 'Okra, boiled'])
  })

  test('puts the food with nothing unasked in its head first', () => {
    expect(ranked('2 milk', food('Chocolate milk, 2% fat'), food('Milk, 2% fat', { prominence: 2 }))[0]).toBe(
      'Milk, 2% fat',
    )
  })

  test('means the plain form by an alias that all forms share', () => {
    const aliases = ['brinjal']
    const plain = food('Aubergine, boiled in plenty of water', { aliases })
    expect(ranked('brinjal', food('Aubergine, raw', { aliases, prominence: 2 }), plain)[0]).toBe(plain.name)
  })

  test('means a plain food by its alias rather than an unusual form by its head', () => {
    const plain = food('Aubergine, boiled in plenty of water', { aliases: ['eggplant'] })
    expect(ranked('eggplant', food('Eggplant, pickled', { prominence: 3 }), plain)[0]).toBe(plain.name)
  })

  test('puts a regional food after an everyday one that fits as well', () => {
    expect(ranked('okra', food('Okra, fried', { regional: true }), food('Okra, boiled'))).toEqual([
      'Okra, boiled',
      'Okra, fried',
    ])
  })

  test('puts what comes in many forms first where a whole group is asked for', () => {
    const group = 'Fruit'
    const apples = ['Apple', 'Apple, peeled', 'Apple, stewed'].map((name) => food(name, { group }))
    const others = [food('Fig', { group }), food('Star fruit', { group })]
    expect(ranked('fruit', ...others, ...apples).slice(0, 3)).toEqual(['Apple', 'Apple, peeled', 'Apple, stewed'])
  })

  test('tells which alias answered', () => {
    const [found] = rank([food('Okra, boiled', { aliases: ['gumbo', 'bhindi'] })], [['bhind']])
    expect(found?.matched).toBe('bhindi')
  })

  test('takes any of the words that one may have been meant to be', () => {
    expect(rank([food('Kale, raw'), food('Leek, raw')], [['kale', 'leek'], ['raw']])).toHaveLength(2)
  })

  test('finds nothing for nothing', () => {
    expect(rank([food('Kale')], [])).toEqual([])
  })
})
