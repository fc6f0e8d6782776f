import { PassThrough } from 'node:stream'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repeatedly } from '@/lib/watch/repeatedly'

type Everywhere = typeof globalThis & { mineralTableLog?: unknown }
const everywhere: Everywhere = globalThis
const before = everywhere.mineralTableLog

let lines: { readonly level: number; readonly msg: string; readonly err?: { readonly message: string } }[] = []

beforeEach(() => {
  lines = []
  const stream = new PassThrough().on('data', (line) => lines.push(JSON.parse(String(line))))
  everywhere.mineralTableLog = pino(stream)
})

afterEach(() => {
  everywhere.mineralTableLog = before
})

test('what fails is logged, and done again', async () => {
  let times = 0
  let isThrice = () => {}
  const thrice = new Promise<void>((resolve) => {
    isThrice = resolve
  })
  const work = async () => {
    times += 1
    if (times === 3) isThrice()
    if (times === 2) throw new Error('no luck')
  }
  const repeated = repeatedly(work, 1, 'It could not be done')
  await repeated.first
  expect(times).toBe(1)
  await thrice
  await repeated.stop()
  expect(lines).toMatchObject([{ level: 50, msg: 'It could not be done', err: { message: 'no luck' } }])
})

test('stopped, it finishes what is under way and never begins again', async () => {
  let times = 0
  let finish = () => {}
  const work = () => {
    times += 1
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  }
  const repeated = repeatedly(work, 0, 'It could not be done')
  let isStopped = false
  const stopped = repeated.stop().then(() => {
    isStopped = true
  })
  await new Promise((soon) => setImmediate(soon))
  expect(isStopped).toBe(false)
  finish()
  await stopped
  await new Promise((soon) => setTimeout(soon, 5))
  expect(times).toBe(1)
})
