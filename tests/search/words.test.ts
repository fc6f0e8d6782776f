import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vocabulary } from '@/lib/content/reference-data'
import { anyPiece } from '@/lib/index/stored-index'
import { editDistance } from '@/lib/search/distance'
import { corrections, pieces, tolerance } from '@/lib/search/spelling'

const { foldedWords, queryWords, singular, withoutQualifiers } = vocabulary()

describe('words', () => {
  test.each([
    ['tomatoes', 'tomato'],
    ['berries', 'berry'],
    ['cookies', 'cooky'],
    ['cookie', 'cooky'],
    ['leaves', 'leaf'],
    ['olives', 'olive'],
    ['peaches', 'peach'],
    ['asparagus', 'asparagus'],
    ['swiss', 'swiss'],
    ['peas', 'pea'],
    ['pies', 'pie'],
    ['pie', 'pie'],
  ])('%s folds to %s', (word, folded) => expect(singular(word)).toBe(folded))

  test('lose case, accents, punctuation and words that say nothing', () => {
    expect(foldedWords('Gruyère, grated & the RIND')).toEqual(['gruyere', 'grated', 'rind'])
    expect(foldedWords('lady’s finger')).toEqual(['lady', 'finger'])
  })

  test('tell with and without salt apart', () => {
    expect(foldedWords('Beans, no salt added')).toEqual(['bean', 'unsalted'])
    expect(foldedWords('beans without salt')).toEqual(['bean', 'unsalted'])
    expect(queryWords('Spinach with salt')).toEqual(['spinach', 'salted'])
    expect(foldedWords('Table salt')).toEqual(['table', 'salt'])
  })

  test('say low sodium in one way', () => {
    for (const q of ['low salt soup', 'reduced-sodium soup', 'lower sodium soup', 'less salt soup']) {
      expect(queryWords(q)).toEqual(['low', 'sodium', 'soup'])
    }
  })

  test('of a name answer to what they come to and to other spellings, those of a query do not', () => {
    expect(foldedWords('Spinach, boiled')).toEqual(['spinach', 'boiled', 'cooked', 'steamed'])
    expect(foldedWords('Yogurt')).toEqual(['yogurt', 'yoghurt', 'yoghourt'])
    expect(queryWords('boiled yoghurt')).toEqual(['boiled', 'yogurt'])
  })

  test('are at most twelve of at most forty letters, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000, unit: 'binary' }), (q) => {
        const words = queryWords(q)
        expect(words.length).toBeLessThanOrEqual(12)
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u)
      }),
    )
  })

  test('go into a search expression quoted', () => {
    expect(anyPiece(['_ch', 'c"k'])).toBe('"_ch" OR "c""k"')
  })

  test('may be qualifiers, which give way', () => {
    expect(withoutQualifiers(['unsalted', 'almond'])).toEqual(['almond'])
    expect(withoutQualifiers(['almond'])).toBeNull()
    expect(withoutQualifiers(['raw'])).toBeNull()
  })
})

describe('spelling', () => {
  test('counts edits, a swap as one', () => {
    expect(editDistance('spinnach', 'spinach', 2)).toBe(1)
    expect(editDistance('almnod', 'almond', 2)).toBe(1)
    expect(editDistance('kale', 'leek', 2)).toBe(3)
    expect(editDistance('', 'ab', 2)).toBe(2)
  })

  test('gives the same distance both ways, never above its bound plus one', () => {
    const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        const edits = editDistance(a, b, most)
        expect(edits).toBe(editDistance(b, a, most))
        expect(edits).toBeLessThanOrEqual(most + 1)
        expect(edits === 0).toBe(a === b)
      }),
    )
  })

  test('forgives one error in five letters and two from six on', () => {
    expect([tolerance('tea'), tolerance('bread'), tolerance('banana')]).toEqual([0, 1, 2])
    expect(pieces('spinach')).toEqual(['_sp', 'spi', 'pin', 'ina', 'nac', 'ach', 'ch_'])
    expect(pieces('tea')).toEqual([])
  })

  test('shares a piece with what a short word was meant to be, whichever two letters were swapped', () => {
    for (const slip of ['imlk', 'mlik', 'mikl']) {
      expect(
        pieces(slip).some((piece) => '_milk_'.includes(piece)),
        slip,
      ).toBe(true)
    }
  })

  test('takes the nearest word, and of short ones only swapped letters', () => {
    expect(corrections('bannana', ['banana', 'cabana'])).toEqual(['banana'])
    expect(corrections('mlik', ['milk', 'mint'])).toEqual(['milk'])
    expect(corrections('idli', ['imli'])).toEqual([])
    expect(corrections('piza', ['pizza', 'pita'])).toEqual(['pizza'])
    expect(corrections('xyzzyq', ['banana'])).toEqual([])
  })
})
