import { expect, test } from 'vitest'
import { fileName, formatTime } from '@/app/operators/words'

test('writes times to the minute, and what is none as it stands', () => {
  expect(formatTime('2026-11-22T11:46:04.196Z')).toBe('2026-11-22 11:46 UTC')
  expect(formatTime('yesterday')).toBe('yesterday')
})

test('keeps folders of the machine to itself', () => {
  expect(['/srv/data/f.zip', 'C:\\data\\f.zip', '/srv/folder/', 'f.zip'].map(fileName)).toEqual([
    ...['f.zip', 'f.zip', 'folder', 'f.zip'],
  ])
})
