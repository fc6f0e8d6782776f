import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { GET as getHealth } from '@/app/api/health/route'
import { GET as getMetrics } from '@/app/api/metrics/route'
import { GET as getReady } from '@/app/api/ready/route'
import { type Fault, type Standing, setStanding } from '@/lib/watch/standing'
import { smallStores } from '../../fixtures/stores'
import { component, json } from './client'

const FULL: Fault = { what: 'people', words: 'Lists can be read, and not be changed.', isReadable: true }
const GONE: Fault = { what: 'catalogue', words: 'The foods cannot be read.', isReadable: false }

type Everywhere = typeof globalThis & { mineralTableStanding?: unknown }
const everywhere: Everywhere = globalThis

const seen = (more: Partial<Standing> = {}) =>
  setStanding({ lookedAt: performance.now(), faults: [], release: '1', dataVersion: 'v', freeBytes: 7, ...more })

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', `file:${smallStores().single}`)
  return () => vi.unstubAllEnvs()
})

afterEach(() => {
  delete everywhere.mineralTableStanding
})

async function answerOf(response: Response) {
  return { status: response.status, kept: response.headers.get('cache-control'), body: await json(response) }
}

describe('a site is ready', () => {
  test('where all is well, and says which release and data it shows and what is left on the disk', async () => {
    seen()
    const { status, kept, body } = await answerOf(await getReady())
    expect([status, kept]).toEqual([200, 'private, no-store'])
    expect((await component('Ready')).safeParse(body).error).toBeUndefined()
    expect(body).toEqual({ status: 'ready', release: '1', dataVersion: 'v', freeBytes: 7, secondsAgo: 0, warnings: [] })
  })

  test('where what is wrong keeps nobody from reading or saving, and says what it is', async () => {
    const low: Fault = { what: 'disk', words: 'Less than 256 MB are left on the disk.', isReadable: true }
    seen({ faults: [low, { ...GONE, words: 'The foods are read from memory.', isReadable: true }] })
    const { status, body } = await answerOf(await getReady())
    expect(status).toBe(200)
    expect(body).toMatchObject({ warnings: [low.words, 'The foods are read from memory.'] })
  })

  test.each<readonly [string, () => void, RegExp]>([
    ['before anything was looked at', () => {}, /^Nothing has been looked at yet/],
    ['where nothing can be saved', () => seen({ faults: [FULL] }), /not be changed\.$/],
    ['where two things are wrong', () => seen({ faults: [FULL, GONE] }), /changed\. The foods cannot be read\.$/],
    ['where whoever looks has stopped', () => seen({ lookedAt: performance.now() - 60_000 }), /for 60 seconds\.$/],
  ])('not %s', async (_, stand, words) => {
    stand()
    const response = await getReady()
    expect(response.headers.get('retry-after')).toBe('10')
    const { status, body } = await answerOf(response)
    expect([status, body]).toEqual([
      503,
      expect.objectContaining({ status: 503, detail: expect.stringMatching(words) }),
    ])
  })
})

test('a site is alive as long as its stores can be read', async () => {
  seen({ faults: [FULL] })
  expect((await getHealth()).status).toBe(200)
  seen({ faults: [FULL, GONE] })
  const { status, body } = await answerOf(await getHealth())
  expect([status, body]).toEqual([503, expect.objectContaining({ detail: 'The foods cannot be read.' })])
})

test('metrics are text for Prometheus, kept by nobody', async () => {
  const response = await getMetrics()
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(await response.text()).toMatch(/^# HELP process_cpu_user_seconds_total/)
})
