import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { clientOf } from '@/lib/serve/client'
import { serve } from './served'

/** What a server behind so many proxies takes for the client of a request with these headers. */
async function seen(headers: Record<string, string>, proxies: number) {
  let client = { address: '', isSecure: false }
  const get = await serve(async (request, response) => {
    client = clientOf(request, proxies)
    response.end()
  })
  await get('/', { headers })
  return client
}

describe('the client of a request', () => {
  test('is who is connected, whatever the request claims', async () => {
    const headers = { 'X-Forwarded-For': '198.51.100.7', 'X-Forwarded-Proto': 'https' }
    expect(await seen(headers, 0)).toEqual({ address: '127.0.0.1', isSecure: false })
  })

  test('is who the outermost trusted proxy saw, not what the client itself wrote before it', async () => {
    const headers = { 'X-Forwarded-For': '6.6.6.6, 198.51.100.7, 10.0.0.2', 'X-Forwarded-Proto': 'https' }
    expect(await seen(headers, 1)).toEqual({ address: '10.0.0.2', isSecure: true })
    expect(await seen(headers, 2)).toEqual({ address: '198.51.100.7', isSecure: true })
  })

  test('is who is connected, where somebody came around the proxies', async () => {
    expect((await seen({ 'X-Forwarded-For': '10.0.0.2' }, 3)).address).toBe('127.0.0.1')
    expect((await seen({}, 1)).address).toBe('127.0.0.1')
  })

  test.each(['198.51.100.7:51234', '[2001:db8:1:2::9]:443', '[2001:db8:1:2::9]'])(
    'is the same on each of its connections: %s',
    async (written) => {
      expect((await seen({ 'X-Forwarded-For': written }, 1)).address).toMatch(/^(198\.51\.100\.7|2001:db8:1:2)$/)
    },
  )

  test('came over https, if that is what the outermost proxy was asked by', async () => {
    const https = async (protocols: string, proxies: number) =>
      (await seen({ 'X-Forwarded-Proto': protocols }, proxies)).isSecure
    expect([await https('https', 2), await https('https, http', 2), await https('http, https', 1)]).toEqual([
      true,
      true,
      true,
    ])
    expect([await https('http', 1), await https('https, http', 1), await https('https', 0)]).toEqual([
      false,
      false,
      false,
    ])
  })
})

test.each([
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['no address at all', 'no address at all'],
])('%s is counted as %s: one household has a network of its own', (address, counted) => {
  const request = { socket: { remoteAddress: address }, headers: {} } as unknown as IncomingMessage
  expect(clientOf(request, 0).address).toBe(counted)
})
