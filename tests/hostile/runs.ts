import fc from 'fast-check'
import { expect } from 'vitest'
import { href } from '@/lib/urls'
import { COMMANDS } from '@/lib/use-cases/lists/commands'
import { forgedCookies } from './cookies'
import { foundRaw, INJECTIONS } from './injections'
import { exchange, hostileRequest } from './requests'
import { type Form, SECRET_NAME, settle, stranger, type Victim, wordsOf } from './visitor'

const AT_ONCE = 8

/** Sends so many hostile requests; the site answers none with an error of its own, and answers others after them. */
export async function sendHostileRequests(site: string, count: number, seed: number): Promise<number> {
  const requests = fc.sample(hostileRequest, { numRuns: count, seed })
  const failed: string[] = []
  let answered = 0
  await inTurns(requests, async (request) => {
    const statuses = await exchange(site, request)
    answered += statuses.length
    if (statuses.some((status) => status === 0 || status >= 500)) failed.push(`${statuses} ${request.slice(0, 600)}`)
  })
  expect(failed).toEqual([])
  expect((await fetch(site + href.api.health())).status).toBe(200)
  return answered
}

/** Tries every forged cookie with these commands on somebody's list: nothing is opened, nothing changed. */
export async function tryForgedCookies(site: string, names = COMMANDS.map(({ name }) => name)): Promise<number> {
  const victim = await settle(site)
  const owner = stranger(site, victim.cookie)
  const page = async () => wordsOf(await (await owner.get(href.list(victim.list))).text())
  const [before, own] = [await page(), (await settle(site)).cookie]
  expect(before).toContain(SECRET_NAME)
  const tries = Object.entries(forgedCookies(victim.cookie, own)).flatMap(([kind, cookie]) =>
    names.map((name) => ({ kind, cookie, name })),
  )
  await inTurns(tries, async ({ kind, cookie, name }) => {
    const intruder = stranger(site, cookie)
    const what = `${name} with a cookie ${kind}`
    const outcome = await intruder.send(formOf(name, victim))
    expect(outcome.status, what).toBeLessThan(500)
    expect(await outcome.text(), what).not.toContain(SECRET_NAME)
    const list = await intruder.get(href.list(victim.list))
    expect(list.status, what).toBe(404)
    expect(await list.text(), what).not.toContain(SECRET_NAME)
  })
  expect(await page()).toBe(before)
  expect(await (await owner.send({ do: 'restore-list', list: victim.deleted })).json()).toMatchObject({ ok: true })
  return tries.length
}

/** A use of a command on all that a victim has. */
function formOf(name: string, { list, deleted, meals, items }: Victim): Form {
  const [meal = '', item = ''] = [meals[0], items[0]]
  const all = { do: name, list, meal, item, seen: '1', position: '0' }
  if (name === 'restore-list') return { ...all, list: deleted }
  if (name === 'restore-item') return { ...all, item: items.at(-1) ?? '' }
  if (name === 'restore-meal') return { ...all, meal: meals.at(-1) ?? '' }
  return { ...all, name: 'Taken over', scope: 'meal', food: 'banana', amount: '1', measure: 'serving' }
}

/** Types each injection wherever something can be typed: on no page does it come back as anything but text. */
export async function typeInjections(site: string, injections = INJECTIONS): Promise<number> {
  const cookie = (await settle(site)).cookie
  const owner = stranger(site, cookie)
  let typed = 0
  const look = async (address: string, injection: string) => {
    const answer = await owner.get(address)
    expect(answer.status, `${address} with ${injection}`).toBeLessThan(500)
    expect(answer.headers.get('set-cookie') ?? '', address).not.toContain('injected')
    expect(foundRaw(await answer.text(), injection), `${address} with ${injection}`).toBeNull()
    typed += 1
  }
  await inTurns(injections, async (injection) => {
    for (const address of addressesWith(encodeURIComponent(injection))) await look(address, injection)
    const { landing } = await (await owner.send({ do: 'create-list', name: injection, scope: 'day' })).json()
    const list: string = landing.list
    const page = await (await owner.get(href.list(list))).text()
    const meal = /name="meal" value="([\w-]+)"/.exec(page)?.[1] ?? ''
    await owner.send({ do: 'add-meal', list, name: injection })
    await owner.send({ do: 'rename-meal', list, meal, name: injection, seen: '1' })
    for (const field of ['food', 'amount', 'measure', 'position', 'seen', 'scope', 'item', 'do', 'envelope', 'meal']) {
      const form = { do: 'add-food', list, meal, food: 'banana', amount: '1', measure: 'serving', [field]: injection }
      const outcome = await owner.send(form)
      expect(outcome.status, `${field}: ${injection}`).toBeLessThan(500)
      const led = await plain(site, cookie, form)
      expect(led, `${field}: ${injection}`).toMatch(/^\/lists/)
      await look(led, injection)
    }
    await look(href.list(list), injection)
    await look(href.lists(), injection)
    await owner.send({ do: 'delete-list', list })
  })
  return typed
}

/** Where a form leads that is sent without script. */
async function plain(site: string, cookie: string, form: Form): Promise<string> {
  const answer = await fetch(site + href.listCommands(), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams(form),
  })
  await answer.text()
  return answer.headers.get('location') ?? ''
}

function addressesWith(value: string): readonly string[] {
  const parameters = ['q', 'tag', 'not', 'group', 'source', 'record', 'sort', 'basis', 'page', 'pageSize']
  return [
    ...parameters.map((name) => `/foods?${name}=${value}`),
    ...['did', 'problem', 'at', 'typed', 'measure'].map((name) => `/lists?${name}=${value}`),
    ...[`/compare?food=${value}`, `/food/spinach-raw?portion=${value}`, `/operators/sign-in?problem=${value}`],
  ]
}

async function inTurns<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const turns = Array.from({ length: AT_ONCE }, async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await each(one)
  })
  await Promise.all(turns)
}
