import { expect, test, vi } from 'vitest'
import { createPageCache } from '@/lib/serve/page-cache'
import { Shed } from '@/lib/serve/turns'
import { href } from '@/lib/urls'
import { serve } from './served'

/** Lets a handler go on for all who wait in it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

test('a form for which there is no turn comes back with all that was typed, to be sent again', async () => {
  const { opened, open } = gate()
  let begun = 0
  const get = await serve(async (_, response) => {
    begun += 1
    await opened
    response.end('done')
  })
  const body = new URLSearchParams({ do: 'create-list', name: 'Soup & <bread>', envelope: 'abc' }).toString()
  const headers = {
    Accept: 'text/html',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(body.length),
  }
  const send = () => get(href.listCommands(), { method: 'POST', headers, body })
  const sent = Array.from({ length: 32 }, send)
  await vi.waitUntil(() => begun === 32)
  const waiting = Array.from({ length: 64 }, send)
  const first = await Promise.race([...waiting, ...Array.from({ length: 8 }, send)])
  expect(first.status).toBe(503)
  expect(first.headers['retry-after']).toBe('5')
  const page = first.body.toString()
  expect(page).toContain('Not saved yet')
  expect(page).toContain('<dd>Soup &amp; &lt;bread&gt;</dd>')
  expect(page).toContain('name="envelope" value="abc"')
  open()
  expect((await Promise.all([...sent, ...waiting])).filter(({ status }) => status === 200).length).toBeGreaterThan(80)
})

test('where there is no turn for the first who asked for an address, those who wait for it are told at once', async () => {
  const cache = createPageCache(() => '1')
  const { opened, open } = gate()
  const first = cache.answer('/foods', async () => {
    await opened
    throw new Shed()
  })
  const others = Array.from({ length: 5 }, () => cache.answer('/foods', () => Promise.reject(new Error('asked again'))))
  open()
  for (const answer of [first, ...others]) await expect(answer).rejects.toBeInstanceOf(Shed)
})

test('nobody waits for a page that is made for somebody else', async () => {
  const { opened, open } = gate()
  const get = await serve(async (asked, response) => {
    if (asked.headers.cookie === 'slow') await opened
    response.end('well')
  })
  const slow = get('/lists', { headers: { Cookie: 'slow' } })
  expect((await get('/lists', { headers: { Cookie: 'quick' } })).status).toBe(200)
  open()
  await slow
})

test('the turn of somebody who went away is over when the work is', async () => {
  const { opened, open } = gate()
  const asked: string[] = []
  const get = await serve(async ({ url = '' }, response) => {
    asked.push(url)
    if (url === '/foods?page=1') await opened
    response.end('well')
  })
  const leaving = new AbortController()
  const gone = get('/foods?page=1', { signal: leaving.signal })
  await vi.waitUntil(() => asked.length === 1)
  leaving.abort()
  await expect(gone).rejects.toThrow('aborted')
  const next = get('/foods?page=2')
  await get('/lists')
  expect(asked).toEqual(['/foods?page=1', '/lists'])
  open()
  expect((await next).status).toBe(200)
})
