import { expect, it } from 'vitest'
import { fileName, formatBytes, formatTime } from '@/app/operators/words'

it('writes sizes with as many digits as help', () => {
  expect([0, 812, 8_449, 12_500_000, 448_767_220, 3_091_857_579, 2.5e15].map(formatBytes)).toEqual([
    ...['0 bytes', '812 bytes', '8.4 kB', '12.5 MB', '449 MB', '3.1 GB', '2500 TB'],
  ])
})

it('writes times to the minute, and what is none as it stands', () => {
  expect(formatTime('2026-11-22T11:46:04.196Z')).toBe('2026-11-22 11:46 UTC')
  expect(formatTime('yesterday')).toBe('yesterday')
})

it('keeps folders of the machine to itself', () => {
  expect(['/srv/data/f.zip', 'C:\\data\\f.zip', '/srv/folder/', 'f.zip'].map(fileName)).toEqual([
    ...['f.zip', 'f.zip', 'folder', 'f.zip'],
  ])
})
