import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referenceData } from '@/lib/content/reference-data'
import { TAGS } from '@/lib/nutrition/tag'
import { tagsInQuery } from '@/lib/search/tag-words'

const words = referenceData().tagWords

/** `+` a tag asked for, `-` one left out, then what is left. */
function read(q: string, products = true): string | null {
  const asked = tagsInQuery(q, words, { products })
  if (asked === null) return null
  return [...asked.tag.map((tag) => `+${tag}`), ...asked.not.map((tag) => `-${tag}`), asked.rest].join(' ').trim()
}

describe('words that ask for tags', () => {
  test.each([
    ['potassium rich fruit', '+potassium-rich fruit'],
    ['Potassium-Rich Fruit', '+potassium-rich Fruit'],
    ['fruit rich in potassium', '+potassium-rich fruit'],
    ['magnesium-rich nuts', '+magnesium-rich nuts'],
    ['nuts high in magnesium', '+magnesium-rich nuts'],
    ['which nuts are high in magnesium?', '+magnesium-rich nuts'],
    ['sources of potassium', '+potassium-rich'],
    ['magnesium source nuts', '+magnesium-source nuts'],
    ['high sodium snacks', '+high-sodium snacks'],
    ['high salt snacks', '+high-sodium snacks'],
    ['salty snacks', '+high-sodium snacks'],
    ['moderate sodium bread', '+moderate-sodium bread'],
    ['low salt soup', '+low-sodium soup'],
    ['soup low in sodium', '+low-sodium soup'],
    ['foods rich in magnesium and potassium', '+magnesium-rich +potassium-rich'],
    ['high potassium low sodium vegetables', '+potassium-rich +low-sodium vegetables'],
    ['beans that are high in magnesium but not salty', '+magnesium-rich -high-sodium beans'],
    ['Gruyère high in salt', '+high-sodium Gruyère'],
  ])('%s: %s', (q, asked) => expect(read(q)).toBe(asked))

  test.each([
    ['not high sodium bread', '-high-sodium bread'],
    ['bread not salty', '-high-sodium bread'],
    ['bread not too salty', '-high-sodium bread'],
    ['bread without high sodium', '-high-sodium bread'],
    ['cheese that isn’t salty', '-high-sodium cheese'],
    ['fruit not rich in potassium', '-potassium-rich fruit'],
    ['not low sodium soup', '-low-sodium soup'],
    ['high sodium bread not high sodium', '-high-sodium bread'],
  ])('%s: %s', (q, asked) => expect(read(q)).toBe(asked))

  test.each([
    'spinach',
    '',
    'unsalted almonds',
    'beans no salt added',
    'salt',
    'salt cod',
    'salted butter',
    'potassium',
    'cream of tartar, potassium bitartrate',
    'reduced sodium soy sauce',
    'low fat milk',
    'rich tea biscuits',
    'high tea',
    'not',
  ])('are not in “%s”', (q) => expect(read(q)).toBeNull())

  test('ask for no tag that there is not: nothing is tagged for little potassium', () => {
    expect(read('low potassium fruit')).toBeNull()
    expect(read('low in sodium and potassium')).toBeNull()
    expect(read('low potassium fruit high in magnesium')).toBe('+magnesium-rich low potassium fruit')
  })

  test('stay where they are if products may be named by them', () => {
    expect(read('low sodium soy sauce', false)).toBeNull()
    expect(read('potassium rich low sodium soup', false)).toBe('+potassium-rich low sodium soup')
    expect(tagsInQuery('low sodium soy sauce', words, { products: true })?.mayNameProduct).toBe(true)
    expect(tagsInQuery('high sodium soy sauce', words, { products: true })?.mayNameProduct).toBe(false)
  })

  test('are taken out once: what is left asks for nothing more and holds only what was typed', () => {
    const word = fc.constantFrom(
      ...'rich in high low magnesium potassium sodium salt salty not without no and source , bean soup é “'.split(' '),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word).map((all) => all.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        (q) => {
          const asked = tagsInQuery(q, words, { products: true })
          if (asked === null) return
          const typed = q.split(/[^\p{L}\p{N}'’,]+|(?=,)|(?<=,)/u)
          for (const left of asked.rest.split(' ').filter(Boolean)) expect(typed).toContain(left)
          for (const tag of [...asked.tag, ...asked.not]) expect(TAGS).toContain(tag)
          expect(asked.tag.filter((tag) => asked.not.includes(tag))).toEqual([])
        },
      ),
    )
  })
})
