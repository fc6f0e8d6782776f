import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { limitConcurrency } from '@/lib/serve/limit-concurrency'
import { serve } from './served'

test('so many run at once, the others in the order they came, also after one that fails', async () => {
  const limited = limitConcurrency(2)
  const begun: number[] = []
  let running = 0
  let most = 0
  const tasks = Array.from({ length: 6 }, (_, n) =>
    limited(async () => {
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
  release()
  await Promise.all(visits)
})
