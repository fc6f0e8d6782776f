import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OrdinalSet } from '@/lib/index/ordinal-set'
import { packPostings, packSet } from '@/lib/index/packed-foods'
import { PostingsPool } from '@/lib/index/postings'

const SIZE = 70_000
const ascending = fc.uniqueArray(fc.nat(SIZE - 1)).map((ordinals) => ordinals.toSorted((a, b) => a - b))

function written(ordinals: readonly number[]): Uint8Array {
  const pool = new PostingsPool()
  const list = pool.list()
  for (const ordinal of ordinals) pool.add(list, ordinal)
  return pool.bytes(list)
}

function members(set: OrdinalSet): readonly number[] {
  const all: number[] = []
  set.visit((ordinal) => all.push(ordinal))
  return all
}

function setOf(ordinals: readonly number[]): OrdinalSet {
  const set = new OrdinalSet(SIZE)
  set.addPacked(packPostings(written(ordinals), SIZE))
  return set
}

describe('postings', () => {
  test('cost a byte for a near neighbour and more for a far one', () => {
    // From -1: 1, 1, 126, 128 (two digits), 16,384 (three).
    expect([...written([0, 1, 127, 255, 16_639])]).toEqual([1, 1, 126, 0x80, 1, 0x80, 0x80, 1])
  })

  test('come back as they were written', () => {
    fc.assert(
      fc.property(ascending, (ordinals) => {
        expect(members(setOf(ordinals))).toEqual(ordinals)
      }),
    )
  })

  test('give way to bits where they are shorter, and come back alike', () => {
    // Seven of eight foods: a byte each as postings, an eighth of a byte for each food as bits.
    const most = Array.from({ length: 800 }, (_, ordinal) => ordinal).filter((ordinal) => ordinal % 8 !== 3)
    const postings = written(most)
    const packed = packPostings(postings, 800)
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

  test('hold a food once and count it once', () => {
    const pool = new PostingsPool()
    const list = pool.list()
    for (const ordinal of [5, 5, 9]) pool.add(list, ordinal)
    expect(pool.count(list)).toBe(2)
    expect([...pool.bytes(list)]).toEqual([6, 4])
  })

  test('keep many lists apart, however they grow beside each other', () => {
    const everyFew = (step: number) => Array.from({ length: Math.ceil(SIZE / step) }, (_, place) => place * step)
    const pool = new PostingsPool()
    const steps = [1, 2, 3, 7, 500, 20_000]
    const lists = steps.map(() => pool.list())
    for (let ordinal = 0; ordinal < SIZE; ordinal += 1) {
      steps.forEach((step, index) => {
        if (ordinal % step === 0) pool.add(lists[index] ?? -1, ordinal)
      })
    }
    steps.forEach((step, index) => {
      const set = new OrdinalSet(SIZE)
      set.addPacked(pool.bytes(lists[index] ?? -1))
      expect(members(set)).toEqual(everyFew(step))
    })
  })

  test('are the same packed from a set as from a list', () => {
    fc.assert(
      fc.property(ascending, (ordinals) => {
        expect(packSet(setOf(ordinals))).toEqual(packPostings(written(ordinals), SIZE))
      }),
    )
    const all = new OrdinalSet(800)
    for (let ordinal = 0; ordinal < 800; ordinal += 1) all.add(ordinal)
    expect(packSet(all)).toHaveLength(104)
  })

  test('refuse a food that comes too late', () => {
    expect(() => written([9, 5])).toThrow(RangeError)
  })
})

describe('sets of foods', () => {
  test('intersect and unite as sets do', () => {
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

  test('know the last food of a word of bits', () => {
    const set = new OrdinalSet(64)
    for (const ordinal of [0, 31, 32, 63]) set.add(ordinal)
    expect(members(set)).toEqual([0, 31, 32, 63])
    expect([31, 32, 33].map((ordinal) => set.has(ordinal))).toEqual([true, true, false])
  })

  test('stop where they are told to', () => {
    const seen: number[] = []
    expect(setOf([3, 50, 900]).every((ordinal) => seen.push(ordinal) < 2)).toBe(false)
    expect(seen).toEqual([3, 50])
  })
})
