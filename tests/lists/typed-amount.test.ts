import fc from 'fast-check'
import { expect, test } from 'vitest'
import { step } from '@/lib/lists/step'
import { readAmount } from '@/lib/lists/typed-amount'

test.each([
  ['2', 2],
  ['1.5', 1.5],
  ['1,5', 1.5],
  [' 0,25 ', 0.25],
  ['.5', 0.5],
  ['1/2', 0.5],
  ['1 1/2', 1.5],
  ['½', 0.5],
  ['1½', 1.5],
  ['0,125', 0.125],
  ['2.', 2],
])('%j is an amount', (typed, amount) => {
  expect(readAmount(typed)).toEqual({ ok: true, value: amount })
})

test.each([
  ['', 'amount-missing'],
  ['   ', 'amount-missing'],
  ['abc', 'amount-not-a-number'],
  ['1e3', 'amount-not-a-number'],
  ['0x10', 'amount-not-a-number'],
  ['Infinity', 'amount-not-a-number'],
  ['NaN', 'amount-not-a-number'],
  ['1/0', 'amount-not-a-number'],
  ['1.2.3', 'amount-not-a-number'],
  ['two', 'amount-not-a-number'],
  ['9'.repeat(400), 'amount-not-a-number'],
  ['1,000', 'amount-ambiguous'],
  ['12,345', 'amount-ambiguous'],
  ['-1', 'amount-negative'],
  ['−2,5', 'amount-negative'],
  ['0', 'amount-zero'],
  ['0.0', 'amount-zero'],
  ['0/3', 'amount-zero'],
])('%j is none: %s', (typed, problem) => {
  expect(readAmount(typed)).toEqual({ ok: false, refusal: problem })
})

test('anything at all is either a positive finite amount or a named problem', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (typed) => {
      const read = readAmount(typed)
      expect(read.ok ? read.value > 0 && Number.isFinite(read.value) : read.refusal.startsWith('amount-')).toBe(true)
    }),
  )
})

test('steps go by whole portions and tens of grams, by halves below', () => {
  expect(step(1, 'portion', 'more')).toBe(2)
  expect(step(2.5, 'portion', 'less')).toBe(1.5)
  expect(step(1, 'portion', 'less')).toBe(0.5)
  expect(step(0.5, 'portion', 'more')).toBe(1)
  expect(step(85, 'grams', 'more')).toBe(95)
  expect(step(10, 'grams', 'less')).toBe(5)
})

test('a step never leads to nothing or below', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1000, noNaN: true }),
      fc.constantFrom('grams', 'portion'),
      (amount, unit) => {
        const less = step(amount, unit, 'less')
        expect(less).toBeGreaterThan(0)
        expect(less).toBeLessThan(amount)
        expect(step(amount, unit, 'more')).toBeGreaterThan(amount)
      },
    ),
  )
})
