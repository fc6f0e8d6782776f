import { PassThrough } from 'node:stream'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Handle } from '@/lib/serve/buffer-response'
import { operatorCookie, operatorRules } from '@/lib/session/operator'
import { ownerCookie, readSession } from '@/lib/session/owner-cookie'
import { log } from '@/lib/watch/log'
import { metrics } from '@/lib/watch/metrics'
import { currentRequest } from '@/lib/watch/request'
import { withoutWhatWasTyped } from '@/lib/watch/told-error'
import { raw, SECRETS, serve } from './served'

const TOKEN = 'Zk9rJ2vX7q0Lw5TfYc3HsN8bDg1RmPaU'
const SHARED_HEAD = '<head><meta name="delivery" content="shared"/></head>'
const YEAR_AGO = Date.now() - 365 * 24 * 60 * 60 * 1000

/** Shared everywhere but under /lists; says at which address it was asked. */
const pages: Handle = async ({ url = '', method }, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(`${url.startsWith('/lists') || method === 'POST' ? '<head></head>' : SHARED_HEAD}asked for ${url}`)
}

describe('the cookie of an owner', () => {
  const held = (secure = false) => {
    const { name, value } = ownerCookie('a', SECRETS, secure, YEAR_AGO)
    return `${name}=${value}`
  }
  const fields = { 'content-type': 'application/x-www-form-urlencoded' }

  test('is renewed by pages of lists and by commands, and by nothing that others are handed', async () => {
    const ask = await serve(pages)
    for (const path of ['/lists', '/lists/7', '/lists?did=x']) {
      const [set = '', ...others] = (await ask(path, { headers: { cookie: held() } })).headers['set-cookie'] ?? []
      expect(others).toEqual([])
      const value = /^mineral-table-owner=([^;]+); Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/.exec(set)?.[1]
      expect(readSession({ plain: value, secure: undefined }, SECRETS)).toEqual({ kind: 'owner', owner: 'a' })
    }
    const command = { method: 'POST', headers: { cookie: held(), ...fields, 'content-length': '4' }, body: 'do=x' }
    expect((await ask('/lists/commands', command)).headers['set-cookie']).toHaveLength(1)
    for (const path of ['/', '/foods', '/food/x'])
      expect((await ask(path, { headers: { cookie: held() } })).headers['set-cookie'], path).toBeUndefined()
    expect((await ask('/lists')).headers['set-cookie']).toBeUndefined()
  })

  test('gives way to one that the answer sets', async () => {
    const ask = await serve(async (_, response) => {
      response.setHeader('Set-Cookie', 'own=1')
      response.end('set')
    })
    expect((await ask('/lists', { headers: { cookie: held() } })).headers['set-cookie']).toEqual(['own=1'])
  })

  test('behind a trusted proxy takes the name of https; where none is trusted, nobody can make it', async () => {
    const headers = { cookie: held(), 'x-forwarded-proto': 'https', 'x-forwarded-for': '1.2.3.4' }
    const behind = await serve(pages, () => '1', false, { proxies: 1 })
    const secure = await behind('/lists', { headers })
    expect(secure.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-mineral-table-owner=.*; Secure$/),
      expect.stringMatching(/^mineral-table-owner=; .*Max-Age=0/),
    ])
    expect(secure.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/)
    const bare = await (await serve(pages))('/lists', { headers })
    expect(bare.headers['set-cookie']).toEqual([expect.stringMatching(/^mineral-table-owner=v2/)])
    expect(bare.headers['strict-transport-security']).toBeUndefined()
  })
})

describe('what is for operators', () => {
  const paths = ['/operators', '/operators?x=1', '/operators/anything', '/api/metrics']
  const rules = { operators: operatorRules(TOKEN, 0, null) }
  const elsewhere = { 'x-forwarded-for': '1.2.3.4' }

  test('is shown on this machine', async () => {
    const ask = await serve(pages)
    for (const path of paths) expect(String((await ask(path)).body), path).toContain(`asked for ${path}`)
  })

  test('is not there for anybody else: what is asked for is an address without anything', async () => {
    const ask = await serve(pages, () => '1', false, rules)
    for (const path of [...paths, '/operators/'])
      for (const headers of [elsewhere, { host: 'evil.test' }, { ...elsewhere, authorization: 'Bearer wrong' }]) {
        const body = String((await ask(path, { headers })).body)
        expect(body, path).toMatch(/asked for (?:\/api)?\/nothing-here$/)
      }
  })

  test('is not there where a proxy on this machine hands on, and tells nothing of it', async () => {
    // As nginx does with `proxy_pass http://localhost:3000` and nothing else.
    const sent = (path: string) => `GET ${path} HTTP/1.0\r\nHost: localhost:3000\r\nConnection: close\r\n\r\n`
    for (const path of ['/operators', '/api/metrics']) expect(await raw(pages, sent(path))).toMatch(/nothing-here$/)
    const named = await serve(pages, () => '1', false, {
      operators: operatorRules(null, 0, 'https://minerals.example'),
    })
    for (const path of paths) expect(String((await named(path)).body), path).toMatch(/nothing-here$/)
  })

  test('is shown to whoever knows the token, or signed in with it', async () => {
    const ask = await serve(pages, () => '1', false, rules)
    const cookie = operatorCookie(TOKEN, false, Date.now()).split(';', 1)[0] ?? ''
    for (const path of paths)
      for (const known of [{ authorization: `Bearer ${TOKEN}` }, { cookie }])
        expect(String((await ask(path, { headers: { ...elsewhere, ...known } })).body)).toContain(`asked for ${path}`)
  })

  test('has a door only where there is a token', async () => {
    const [withToken, without] = [await serve(pages, () => '1', false, rules), await serve(pages)]
    const at = async (ask: typeof withToken) => String((await ask('/operators/sign-in', { headers: elsewhere })).body)
    expect([await at(withToken), await at(without)]).toEqual([
      expect.stringContaining('asked for /operators/sign-in'),
      expect.stringContaining('asked for /nothing-here'),
    ])
  })

  test('does not even hear who asks', async () => {
    const seen: unknown[] = []
    const hear: Handle = async ({ headers }, response) => {
      seen.push(headers.authorization, headers.cookie)
      response.end('heard')
    }
    const ask = await serve(hear, () => '1', false, rules)
    await ask('/operators', { headers: { authorization: `Bearer ${TOKEN}`, cookie: 'a=1' } })
    expect(seen).toEqual([undefined, undefined])
  })
})

describe('each request', () => {
  type Line = Readonly<Record<string, unknown>>
  type Everywhere = typeof globalThis & { mineralTableLog?: unknown }
  const everywhere: Everywhere = globalThis
  const before = everywhere.mineralTableLog
  let lines: Line[] = []

  beforeEach(() => {
    lines = []
    const stream = new PassThrough().on('data', (line) => lines.push(JSON.parse(String(line))))
    const mixin = () => ({ request: currentRequest()?.id })
    everywhere.mineralTableLog = pino({ level: 'debug', mixin, serializers: { err: withoutWhatWasTyped } }, stream)
  })
  afterEach(() => {
    everywhere.mineralTableLog = before
  })

  /** Lines are written when a connection hears the last of an answer, which may be after its client did. */
  async function logged(count: number): Promise<readonly Line[]> {
    while (lines.length < count) await new Promise((soon) => setImmediate(soon))
    return lines
  }

  test('has an id of its own, told in the answer and in every line of the log about it', async () => {
    const ask = await serve(async (_, response) => {
      log().info('in the middle')
      response.setHeader('Content-Type', 'text/html')
      response.end(SHARED_HEAD)
    })
    const [first, kept] = [await ask('/foods?q=telling'), await ask('/foods?q=telling')]
    const ids = [first, kept].map(({ headers }) => headers['x-request-id'])
    expect(new Set(ids).size).toBe(2)
    const all = await logged(3)
    expect(all.map(({ request, msg }) => [request, msg])).toEqual([
      [ids[0], 'in the middle'],
      [ids[0], 'Answered'],
      [ids[1], 'Answered'],
    ])
    expect(all[1]).toMatchObject({ level: 20, method: 'GET', route: 'foods', status: 200, ms: expect.any(Number) })
    expect(JSON.stringify(all)).not.toContain('telling')
  })

  test('that fails is a warning, and the error is told by what it is', async () => {
    const ask = await serve(async () => JSON.parse('{ telling'))
    expect((await ask('/lists/telling-id')).status).toBe(500)
    const all = await logged(2)
    expect(all).toMatchObject([
      { level: 50, err: { type: 'SyntaxError' } },
      { level: 40, route: 'list', status: 500 },
    ])
    expect(JSON.stringify(all)).not.toContain('telling')
  })

  test('is counted by its kind and by the class of its status', async () => {
    metrics().requests.reset()
    const ask = await serve(pages)
    await ask('/foods?q=telling')
    await ask('/lists/telling')
    await ask('/%6cists')
    await logged(3)
    const text = await metrics().registry.metrics()
    expect(text).toContain('mineral_table_request_duration_seconds_count{route="foods",status="2xx"} 1')
    expect(text).toContain('mineral_table_request_duration_seconds_count{route="list",status="2xx"} 1')
    expect(text).toContain('mineral_table_request_duration_seconds_count{route="other",status="4xx"} 1')
    expect(text).toMatch(/nodejs_eventloop_lag_seconds /)
    expect(text).toMatch(/process_resident_memory_bytes /)
    expect(text).not.toContain('telling')
  })
})
