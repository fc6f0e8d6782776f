import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyStores, temporaryDirectory } from '../fixtures/stores'
import { violations } from './axe'
import { sticksOut } from './sideways'
import { freePort } from './site'
import { PHONE, visitor } from './visitor'

const TOKEN = 'Zk9rJ2vX7q0Lw5TfYc3HsN8bDg1RmPaU'
const CLIENT = '203.0.113.77'
const NAME = 'Grandma Zwetschge’s list'
const stores = emptyStores()

type Command = { readonly process: ChildProcess; readonly ended: Promise<number | null>; said(): string }

/** `npm start`, with a trusted proxy before it, as a test that asks plays it. */
function npmStart(port: number, environment: Readonly<Record<string, string>> = {}): Command {
  const child = spawn('npm', ['start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: `file:${stores.single}`,
      MINERAL_TABLE_SECRET: 'a secret for this run of the tests only',
      OPERATOR_TOKEN: TOKEN,
      TRUST_PROXY: '1',
      LOG_LEVEL: 'debug',
      ...environment,
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  return { process: child, ended: new Promise((done) => child.on('close', done)), said: () => said }
}

let port = 0
let site: Command
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-for': CLIENT, 'x-forwarded-proto': 'https', ...init.headers },
  })

async function becomes(path: string, status: number): Promise<Response> {
  for (;;) {
    const answer = await ask(path).catch(() => null)
    if (answer?.status === status) return answer
    await new Promise((soon) => setTimeout(soon, 50))
  }
}

beforeAll(async () => {
  port = await freePort()
  site = npmStart(port)
  await becomes('/api/ready', 200)
})

afterAll(() => {
  site.process.kill('SIGTERM')
})

test('what people do leaves nothing of theirs in the log, however much of it is asked for', async () => {
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask('/lists/commands', { method: 'POST', body: new URLSearchParams(fields), headers })
  const made = await form({ do: 'create-list', name: NAME, scope: 'day' })
  const cookie = made.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  expect(cookie).toMatch(/^__Host-mineral-table-owner=v2\./)
  expect(made.headers.get('strict-transport-security')).not.toBeNull()
  const list = /\/lists\/([^?]+)/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
  expect(await (await ask(`/lists/${list}`, { headers: { cookie } })).text()).toContain('Zwetschge')
  await form({ do: 'rename-list', list, name: `${NAME} too`, seen: '1' }, { cookie })
  await form({ do: 'rename-list', list, name: `${NAME} two`, seen: '77' }, { cookie })
  await form({ do: 'nothing-that-is', list, name: NAME }, { cookie })
  await form({ do: 'delete-list', list }, { cookie: `${cookie}Zwetschge` })
  await form({ do: 'delete-list', list }, { cookie, origin: 'https://zwetschge.test', 'sec-fetch-site': 'cross-site' })
  await ask(`/lists/${list}?share=Zwetschge`, { headers: { cookie: 'mineral-table-owner=Zwetschge' } })
  await ask('/foods?q=Zwetschge', { headers: { cookie } })
  await ask('/api/v1/assessment', { method: 'POST', body: '{"context":["kidney-problems"], Zwetschge' })
  await ask('/lists/%2fZwetschge')

  const metrics = await (await ask('/api/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })).text()
  expect(metrics).toMatch(/security_events_total\{event="bad-cookie"\} [1-9]/)
  expect(metrics).toMatch(/security_events_total\{event="foreign-origin"\} 1/)
  expect(metrics).toMatch(/security_events_total\{event="refused-request"\} 1/)
  const owner = cookie.split('.')[2] ?? 'none'
  for (const text of [site.said(), metrics]) {
    expect(text).not.toMatch(/zwetschge|grandma/i)
    for (const telling of [CLIENT, list, owner, 'kidney', 'share=']) expect(text).not.toContain(telling)
  }
  expect(site.said()).toContain('"route":"command","status":303')
})

describe('the page for operators', () => {
  test('opens to whoever signs in with the token, and to nobody else', async () => {
    const address = `http://127.0.0.1:${port}`
    const page = await visitor({ baseURL: address, expectedComplaints: /status of 404/, ...PHONE })
    expect((await page.goto('/operators'))?.status()).toBe(404)
    await page.goto('/operators/sign-in')
    expect(await violations(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
    await page.getByLabel('Token').fill('not the token')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('That is not the token.').waitFor()
    await page.getByLabel('Token').fill(TOKEN)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'For operators' }).waitFor()
    const [cookie] = await page.context().cookies(`${address}/operators`)
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/operators' })
    expect(site.said()).not.toContain(TOKEN)
  })
})

test('a store that goes away is noticed, in words and without a place, and so is that it is back', async () => {
  const told = () => site.said().match(/was deleted or moved|can be read and written again/g)?.length ?? 0
  const before = told()
  renameSync(stores.people, `${stores.people}.away`)
  const began = performance.now()
  for (const path of ['/api/ready', '/api/health']) {
    const { detail } = await (await becomes(path, 503)).json()
    expect(detail).toMatch(/^Lists cannot be changed,/)
    expect(detail).not.toMatch(/\/|\.db/)
  }
  expect(performance.now() - began).toBeLessThan(10_000)
  renameSync(`${stores.people}.away`, stores.people)
  await becomes('/api/ready', 200)
  await expect.poll(() => told() - before).toBe(2)
})

test('a second one finds the port taken before it prepares anything', async () => {
  const elsewhere = join(temporaryDirectory(), 'deep', 'other.db')
  const second = npmStart(port, { DATABASE_URL: `file:${elsewhere}` })
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(new RegExp(`Port ${port} is taken\\. Stop what uses it, or choose another`))
  expect(existsSync(dirname(elsewhere))).toBe(false)
})

test('one with wrong variables says all of them before it opens anything', async () => {
  const wrong = npmStart(port, { PORT: 'eighty', TRUST_PROXY: 'yes', MINERAL_TABLE_SECRET: 'secret' })
  expect(await wrong.ended).toBe(1)
  for (const name of ['PORT', 'TRUST_PROXY', 'MINERAL_TABLE_SECRET']) expect(wrong.said()).toContain(`  ${name} `)
})

test('asked to end, it folds what people saved into its file, and npm ends with 0', async () => {
  const wal = () => statSync(`${stores.people}-wal`, { throwIfNoEntry: false })?.size ?? 0
  expect(wal()).toBeGreaterThan(0)
  site.process.kill('SIGTERM')
  expect(await site.ended).toBe(0)
  expect(wal()).toBe(0)
  expect(site.said()).toMatch(/"msg":"Stopped"\}\n$/)
})
