import { PassThrough } from 'node:stream'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { turnConsoleIntoLog } from '@/lib/watch/console-into-log'
import { withoutWhatWasTyped } from '@/lib/watch/told-error'

type Everywhere = typeof globalThis & { mineralTableLog?: unknown }
const everywhere: Everywhere = globalThis
const { error, warn, info, log } = console
const before = everywhere.mineralTableLog

let lines: { readonly level: number; readonly msg: string; readonly err?: { readonly message: string } }[] = []

beforeEach(() => {
  lines = []
  const stream = new PassThrough().on('data', (line) => lines.push(JSON.parse(String(line))))
  everywhere.mineralTableLog = pino({ serializers: { err: withoutWhatWasTyped } }, stream)
  turnConsoleIntoLog()
})

afterEach(() => {
  Object.assign(console, { error, warn, info, log })
  everywhere.mineralTableLog = before
})

test.each([
  ['GET /lists/Telling7 200', 'GET /lists/… 200'],
  ['Failed to render "/lists/Telling7/print": no', 'Failed to render "/lists/… no'],
  ['at http://localhost:3000/lists/Telling7?did=telling', 'at http://localhost:3000/lists/…'],
  ['/LISTS/Telling7.rsc', '/lists/…'],
  ['GET /foods?q=telling&page=2 in 3 ms', 'GET /foods?… in 3 ms'],
  ['asked: {"url":"/foods?telling"}', 'asked: {"url":"/foods?…'],
  [`${'x'.repeat(490)} /lists/Telling7`, `${'x'.repeat(490)} /lists/…`],
  ['What now? Ready at /lists in 3 ms', 'What now? Ready at /lists in 3 ms'],
])('what a package prints loses what addresses tell of a person: %s', (printed, logged) => {
  for (const method of ['error', 'warn', 'info', 'log'] as const) console[method](printed)
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([50, 40, 30, 30].map((level) => [level, logged]))
})

test('so do the words of an error, and of what caused it', () => {
  const cause = new Error('GET /foods?q=telling failed')
  console.error('telling', new Error('No page at /lists/Telling7', { cause }), 'telling')
  expect(lines).toMatchObject([
    { msg: 'Printed by a package', err: { message: 'No page at /lists/…', cause: { message: 'GET /foods?… failed' } } },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/telling/i)
})
