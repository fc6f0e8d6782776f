import { PassThrough } from 'node:stream'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { metrics } from '@/lib/watch/metrics'
import { type Fault, standing } from '@/lib/watch/standing'
import { type Look, watch } from '@/lib/watch/watcher'

type Everywhere = typeof globalThis & { mineralTableLog?: unknown; mineralTableStanding?: unknown }
const everywhere: Everywhere = globalThis
const before = { log: everywhere.mineralTableLog, standing: everywhere.mineralTableStanding }

let lines: { readonly level: number; readonly msg: string; readonly fault?: string }[] = []

beforeEach(() => {
  lines = []
  const stream = new PassThrough().on('data', (line) => lines.push(JSON.parse(String(line))))
  everywhere.mineralTableLog = pino(stream)
})

afterEach(() => {
  everywhere.mineralTableLog = before.log
  everywhere.mineralTableStanding = before.standing
})

const FULL: Fault = { what: 'people', words: 'The disk is full.', isReadable: true }
const GONE: Fault = { what: 'catalogue', words: 'The foods cannot be read.', isReadable: false }

/** Looks again and again until each of these was seen, then fails until it is stopped. */
async function seeing(...all: readonly (readonly Fault[])[]): Promise<void> {
  let at = 0
  let seenAll = () => {}
  const done = new Promise<void>((resolve) => {
    seenAll = resolve
  })
  const look: Look = async () => {
    const faults = all[at]
    at += 1
    if (faults !== undefined) return { faults, release: '1', dataVersion: 'v', freeBytes: 1 }
    seenAll()
    throw new Error('nothing more to see')
  }
  const watcher = await watch(look, 1)
  await done
  watcher.stop()
}

const said = () => lines.filter(({ fault }) => fault !== undefined).map(({ level, msg }) => [level, msg])

test('a fault is logged once, and once when it is over', async () => {
  await seeing([], [FULL], [FULL], [FULL, GONE], [GONE], [], [])
  expect(said()).toEqual([
    [50, 'The disk is full.'],
    [50, 'The foods cannot be read.'],
    [30, 'Over: The disk is full.'],
    [30, 'Over: The foods cannot be read.'],
  ])
})

test('another fault of the same thing is another', async () => {
  await seeing([FULL], [{ ...FULL, words: 'The store is gone.' }])
  expect(said()).toEqual([
    [50, 'The disk is full.'],
    [30, 'Over: The disk is full.'],
    [50, 'The store is gone.'],
  ])
})

test('what somebody else logs is not logged again, and shown all the same', async () => {
  await seeing([{ ...GONE, isLogged: true }])
  expect(said()).toEqual([])
  expect(standing()?.faults).toMatchObject([{ what: 'catalogue' }])
})

test('what was seen last stands there to be told, and in the metrics', async () => {
  await seeing([FULL, GONE], [FULL])
  expect(standing()).toMatchObject({ faults: [FULL], release: '1', dataVersion: 'v', freeBytes: 1 })
  const text = await metrics().registry.metrics()
  expect(text).toContain('mineral_table_fault{what="people"} 1')
  expect(text).toContain('mineral_table_fault{what="catalogue"} 0')
})
