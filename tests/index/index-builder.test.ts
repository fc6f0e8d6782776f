import { describe, expect, test } from 'vitest'
import { IndexBuilder, type IndexedWords } from '@/lib/index/index-builder'
import { OrdinalSet } from '@/lib/index/ordinal-set'

const KIND = { tags: 'high-sodium;document-sodium', group: 'cheese', dataset: 'ours' }

function built(foods: readonly Partial<IndexedWords>[]): IndexBuilder {
  const index = new IndexBuilder()
  foods.forEach((food, ordinal) => {
    index.add(ordinal, { inName: [], beside: [], isSpeltWell: true, ...food }, KIND)
  })
  return index
}

function members(packed: Uint8Array, size: number): readonly number[] {
  const set = new OrdinalSet(size)
  set.addPacked(packed)
  const all: number[] = []
  set.visit((ordinal) => all.push(ordinal))
  return all
}

describe('an index that is built', () => {
  test('has every word in order, with the foods that carry it and those that have it in their name', () => {
    const index = built([{ inName: ['milk', 'whole'] }, { inName: ['cheese'], beside: [['milk'], ['dairy']] }])
    const words = [...index.words()].map(({ text, anywhere, inNames }) => [
      text,
      members(anywhere, 2),
      members(inNames, 2),
    ])
    expect(words).toEqual([
      ['cheese', [1], [1]],
      ['dairy', [1], []],
      ['milk', [0, 1], [0]],
      ['whole', [0], [0]],
    ])
  })

  test('has the starts of words: none longer than its word, none of half a character', () => {
    const index = built([{ inName: ['a'] }, { inName: ['ab'] }, { inName: ['abc'] }, { inName: ['abd', '\u{20BB7}x'] }])
    const starts = [...index.prefixes()].map(({ text, inNames }) => [text, members(inNames, 4)])
    expect(starts).toEqual([
      ['a', [0, 1, 2, 3]],
      ['ab', [1, 2, 3]],
      ['\u{20BB7}', [3]],
      ['abc', [2]],
      ['abd', [3]],
      ['\u{20BB7}x', [3]],
    ])
  })

  test('offers as spellings the words of foods that are spelt well, and those that twenty foods carry', () => {
    const carried = (foods: number) => Array.from({ length: foods }, () => ({ inName: ['brandt'], isSpeltWell: false }))
    expect([...built(carried(19)).spellings()]).toEqual([])
    expect([...built(carried(20)).spellings()]).toEqual(['brandt'])
    expect([...built([...carried(1), { beside: [['brandt']] }]).spellings()]).toEqual(['brandt'])
  })

  test('keeps foods that filters cannot tell apart in one bucket', () => {
    const index = built([{}, {}])
    index.add(2, { inName: [], beside: [], isSpeltWell: true }, { ...KIND, tags: '' })
    expect([...index.bucketOfFood]).toEqual([0, 0, 1])
    expect(index.buckets).toEqual([
      { tags: ['high-sodium', 'document-sodium'], group: 'cheese', source: 'ours' },
      { tags: [], group: 'cheese', source: 'ours' },
    ])
  })

  test('refuses more kinds of foods than a bucket can be told by', () => {
    const index = new IndexBuilder()
    const add = (ordinal: number) =>
      index.add(ordinal, { inName: [], beside: [], isSpeltWell: true }, { ...KIND, group: `group ${ordinal}` })
    for (let ordinal = 0; ordinal < 65_536; ordinal += 1) add(ordinal)
    expect(() => add(65_536)).toThrow(RangeError)
  })
})
