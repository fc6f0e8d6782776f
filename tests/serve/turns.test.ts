import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { createTurns, Shed } from '@/lib/serve/turns'
import { metrics } from '@/lib/watch/metrics'
import { serve } from './served'

const ROOMY = { atOnce: 1, mostWaiting: 100, mostOfClient: 100, longestWaitMs: 60_000 }

/** Tasks that wait behind one that runs until it is let go, and the order in which they began. */
function queue(options: Partial<typeof ROOMY> = {}) {
  const turns = createTurns({ ...ROOMY, ...options })
  const begun: string[] = []
  let letGo = () => {}
  const running = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const first = turns.take('first', () => running)
  const ask = (name: string, client = name) =>
    turns
      .take(client, async () => {
        begun.push(name)
      })
      .then(
        () => 'done',
        (error: unknown) => (error instanceof Shed ? 'shed' : 'failed'),
      )
  return { turns, begun, ask, letGo, first }
}

describe('turns', () => {
  test('so many run at once, the others in the order they came, also after one that fails', async () => {
    const turns = createTurns({ ...ROOMY, atOnce: 2 })
    const begun: number[] = []
    let running = 0
    let most = 0
    const tasks = Array.from({ length: 6 }, (_, n) =>
      turns.take('anna', async () => {
        begun.push(n)
        running += 1
        most = Math.max(most, running)
        await wait(5)
        running -= 1
        if (n === 1) throw new Error('this one fails')
      }),
    )
    const ends = await Promise.allSettled(tasks)
    expect(ends.map(({ status }) => status === 'rejected')).toEqual([false, true, false, false, false, false])
    expect(begun).toEqual([0, 1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })

  test('clients take turns, however many tasks one of them has', async () => {
    const { begun, ask, letGo } = queue()
    const all = ['a1', 'a2', 'a3', 'b1', 'a4', 'c1', 'b2'].map((name) => ask(name, name.charAt(0)))
    letGo()
    await Promise.all(all)
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
  })

  test('where too many wait, the client with the most loses its newest', async () => {
    const { begun, ask, letGo } = queue({ mostWaiting: 4 })
    const greedy = ['g1', 'g2', 'g3', 'g4'].map((name) => ask(name, 'greedy'))
    const modest = ask('m1')
    expect(await greedy[3]).toBe('shed')
    letGo()
    expect(await Promise.all([...greedy.slice(0, 3), modest])).toEqual(['done', 'done', 'done', 'done'])
    expect(begun).toEqual(['g1', 'm1', 'g2', 'g3'])
  })

  test('one client has no more waiting than it may, and nobody waits longer than is sensible', async () => {
    const { turns, ask, letGo, first } = queue({ mostOfClient: 2, longestWaitMs: 30 })
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => ask(name, 'anna')))
    expect(answers).toEqual(['shed', 'shed', 'shed'])
    expect(turns.waiting()).toBe(0)
    letGo()
    await first
    expect(await ask('later')).toBe('done')
  })
})

test('whoever was called in at the last moment is neither shed nor keeps the turn from others', async () => {
  const turns = createTurns({ ...ROOMY, longestWaitMs: 20 })
  const answers: Promise<string>[] = []
  const begin = Date.now()
  const first = turns.take('first', async () => {
    answers.push(turns.take('second', async () => 'done').catch(() => 'shed'))
    // Ends when the time of the second is up, before any timer could say so.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (Date.now() - begin < 40);
  })
  await first
  expect(await Promise.all(answers)).toEqual(['done'])
  expect(await turns.take('third', async () => 'done')).toBe('done')
})

test('health and what is kept are answered while first visits wait for their turn', async () => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const answered: string[] = []
  const get = await serve(async (request, response) => {
    if (request.url?.startsWith('/foods?')) await released
    response.setHeader('Content-Type', 'text/html')
    response.end('<head><meta name="delivery" content="shared"/></head>')
  })
  const ask = async (address: string) => {
    await get(address)
    answered.push(address)
  }
  await ask('/method')
  const visits = Array.from({ length: 8 }, (_, n) => ask(`/foods?page=${n}`))
  await Promise.all([ask('/api/health'), ask('/method')])
  expect(answered.filter((address) => address.startsWith('/foods?'))).toEqual([])
  expect(await metrics().registry.metrics()).toMatch(/^mineral_table_waiting_requests\{queue="firstVisits"\} 7$/m)
  release()
  await Promise.all(visits)
})

test('a page of one person is made while others wait for a first visit', async () => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const get = await serve(async (request, response) => {
    if (request.url?.startsWith('/foods')) await released
    response.end('well')
  })
  const visits = Array.from({ length: 8 }, (_, n) => get(`/foods?page=${n}`))
  expect((await get('/lists/7')).status).toBe(200)
  release()
  await Promise.all(visits)
})

test('what finds no turn is told so with 503, when to come again, and in words', async () => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let asked = 0
  const get = await serve(async (_, response) => {
    asked += 1
    await released
    response.setHeader('Content-Type', 'text/html')
    response.end('<head><meta name="delivery" content="shared"/></head>')
  })
  const visits = Array.from({ length: 70 }, (_, n) => get(`/foods?page=${n}`, { headers: { Accept: 'text/html' } }))
  const shed: { readonly headers: Record<string, unknown>; readonly body: Buffer }[] = []
  for (const visit of visits) visit.then((reply) => reply.status === 503 && shed.push(reply))
  await vi.waitUntil(() => shed.length === 5, 10_000)
  for (const { headers, body } of shed) {
    expect(headers['retry-after']).toBe('5')
    expect(body.toString()).toContain('Too busy just now')
  }
  expect(asked).toBe(1)
  release()
  expect((await Promise.all(visits)).filter(({ status }) => status === 200)).toHaveLength(65)
})
