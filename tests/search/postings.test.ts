import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrdinalSet } from '@/lib/search/ordinal-set'
import { packFoods } from '@/lib/search/packed-foods'
import { PostingsWriter } from '@/lib/search/postings'

const SIZE = 70_000
const ascending = fc.uniqueArray(fc.nat(SIZE - 1)).map((ordinals) => ordinals.toSorted((a, b) => a - b))

function written(ordinals: readonly number[]): PostingsWriter {
  const writer = new PostingsWriter()
  for (const ordinal of ordinals) writer.add(ordinal)
  return writer
}

function members(set: OrdinalSet): readonly number[] {
  const all: number[] = []
  set.visit((ordinal) => all.push(ordinal))
  return all
}

function setOf(ordinals: readonly number[]): OrdinalSet {
  const set = new OrdinalSet(SIZE)
  set.addPacked(packFoods(written(ordinals).bytes(), SIZE))
  return set
}

describe('postings', () => {
  it('cost a byte for a near neighbour and more for a far one', () => {
    // From -1: 1, 1, 126, 128 (two digits), 16,384 (three).
    expect([...written([0, 1, 127, 255, 16_639]).bytes()]).toEqual([1, 1, 126, 0x80, 1, 0x80, 0x80, 1])
  })

  it('come back as they were written', () => {
    fc.assert(
      fc.property(ascending, (ordinals) => {
        expect(members(setOf(ordinals))).toEqual(ordinals)
      }),
    )
  })

  it('give way to bits where they are shorter, and come back alike', () => {
    // Seven of eight foods: a byte each as postings, an eighth of a byte for each food as bits.
    const most = Array.from({ length: 800 }, (_, ordinal) => ordinal).filter((ordinal) => ordinal % 8 !== 3)
    const postings = written(most).bytes()
    const packed = packFoods(postings, 800)
    expect(postings).toHaveLength(700)
    expect([...packed.slice(0, 6)]).toEqual([0, 0, 0, 0, 0b11110111, 0b11110111])
    expect(packed).toHaveLength(104)
    const set = new OrdinalSet(800)
    set.addPacked(packed)
    expect(members(set)).toEqual(most)
    const askew = new OrdinalSet(800)
    askew.addPacked(new Uint8Array([9, ...packed]).subarray(1))
    expect(members(askew)).toEqual(most)
  })

  it('hold a food once and count it once', () => {
    expect(written([5, 5, 9]).count).toBe(2)
  })

  it('refuse a food that comes too late', () => {
    expect(() => written([9, 5])).toThrow(RangeError)
  })
})

describe('sets of foods', () => {
  it('intersect and unite as sets do', () => {
    fc.assert(
      fc.property(ascending, ascending, (a, b) => {
        expect(members(setOf(a).and(setOf(b)))).toEqual(a.filter((ordinal) => b.includes(ordinal)))
        const union = setOf(a)
        union.addAll(setOf(b))
        expect(members(union)).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y))
        expect(union.isEmpty).toBe(a.length + b.length === 0)
      }),
    )
  })

  it('know the last food of a word of bits', () => {
    const set = new OrdinalSet(64)
    for (const ordinal of [0, 31, 32, 63]) set.add(ordinal)
    expect(members(set)).toEqual([0, 31, 32, 63])
    expect([31, 32, 33].map((ordinal) => set.has(ordinal))).toEqual([true, true, false])
  })

  it('stop where they are told to', () => {
    const seen: number[] = []
    expect(setOf([3, 50, 900]).every((ordinal) => seen.push(ordinal) < 2)).toBe(false)
    expect(seen).toEqual([3, 50])
  })
})
