import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TakenNames } from '@/lib/build/taken-names'

describe('taken names', () => {
  test('gives a name to the first who asks, whatever its capitals', () => {
    const taken = new TakenNames()
    expect(taken.take('Whole milk')).toBe(true)
    expect(taken.take('whole MILK')).toBe(false)
    expect(taken.take('Whole milk (FDC 12)')).toBe(true)
  })

  test('knows every name again, however many there are', () => {
    const taken = new TakenNames()
    const names = Array.from({ length: 50_000 }, (_, number) => `Oat drink, ${number}`)
    expect(names.filter((name) => !taken.take(name))).toEqual([])
    expect(names.filter((name) => taken.take(name))).toEqual([])
  })

  test('agrees with a set of names', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const taken = new TakenNames()
        const set = new Set<string>()
        for (const name of names) {
          expect(taken.take(name)).toBe(!set.has(name.toLowerCase()))
          set.add(name.toLowerCase())
        }
      }),
    )
  })
})
