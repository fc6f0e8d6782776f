import { expect, test } from 'vitest'
import { bytesOf, formatBytes } from '@/lib/import/bytes'

test('writes sizes with as many digits as help', () => {
  expect([0, 812, 8_449, 12_500_000, 448_767_220, 3_091_857_579, 2.5e15].map(formatBytes)).toEqual([
    ...['0 bytes', '812 bytes', '8.4 kB', '12.5 MB', '449 MB', '3.1 GB', '2500 TB'],
  ])
})

test.each([
  ['600MB', 600_000_000],
  ['1.5 GB', 1_500_000_000],
  ['2kb', 2_000],
  ['812', 812],
  ['7 B', 7],
  ['0', null],
  ['-5MB', null],
  ['much', null],
  ['1,5 GB', null],
  ['', null],
])('reads a size written as %j', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes)
})
