import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  newOwner,
  OWNER_COOKIE,
  ownerCookie,
  readSession,
  renewedCookies,
  SECURE_OWNER_COOKIE,
  signOwner,
} from '@/lib/session/owner-cookie'
import { renewalFor } from '@/lib/session/renewal'
import { isSameOrigin } from '@/lib/session/same-origin'

const SECRET = 'a secret that is long enough to be one'
const ANOTHER = 'another secret of the right length'
const SECRETS = { current: SECRET, old: [] }
const ROTATED = { current: ANOTHER, old: [SECRET] }

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2026, 10, 28, 12)
const LONGEST_S = 400 * 24 * 60 * 60

const signed = (owner: string, secrets = SECRETS, now = NOW) => signOwner(owner, secrets, now)
const plain = (value: string | undefined) => ({ plain: value, secure: undefined })
const secure = (value: string | undefined) => ({ plain: undefined, secure: value })

/** As cookies were signed before they bore a day. */
function firstVersion(owner: string, secret = SECRET): string {
  return `v1.${owner}.${createHmac('sha256', secret).update(`mineral-table-owner.v1.${owner}`).digest('base64url')}`
}

describe('the owner cookie', () => {
  test('what we signed names its owner', () => {
    const owner = newOwner()
    for (const cookies of [plain(signed(owner)), secure(signed(owner))]) {
      expect(readSession(cookies, SECRETS)).toEqual({ kind: 'owner', owner })
    }
  })

  test('owners are not alike', () => {
    expect(new Set(Array.from({ length: 200 }, newOwner)).size).toBe(200)
  })

  test('no cookie is somebody new', () => {
    expect(readSession(plain(undefined), SECRETS)).toEqual({ kind: 'new' })
    expect(readSession(plain(''), SECRETS)).toEqual({ kind: 'new' })
  })

  test.each([
    ['of now', signed('the-owner')],
    ['from before', firstVersion('the-owner')],
  ])('every change of a single character of one %s is noticed', (_, cookie) => {
    for (let at = 0; at < cookie.length; at += 1) {
      const other = cookie[at] === 'x' ? 'y' : 'x'
      const changed = cookie.slice(0, at) + other + cookie.slice(at + 1)
      expect(readSession(plain(changed), SECRETS)).toEqual({ kind: 'tampered' })
    }
    for (const digit of '0123456789') {
      const older = cookie.replace(/^v2\.\d/, `v2.${digit}`)
      if (older !== cookie) expect(readSession(plain(older), SECRETS)).toEqual({ kind: 'tampered' })
    }
  })

  test.each(['v1', 'v1..', 'v1.a', '....', 'v1.a.b.c', 'v2.1.a', 'v2.1.a.b.c', 'v3.1.a.b', '{"owner":1}', '\0'])(
    '%j is not ours',
    (cookie) => expect(readSession(plain(cookie), SECRETS)).toEqual({ kind: 'tampered' }),
  )

  test('a cookie made with another secret is not ours, unless that was ours before', () => {
    const theirs = signed('a', { current: ANOTHER, old: [] })
    expect(readSession(plain(theirs), SECRETS)).toEqual({ kind: 'tampered' })
    for (const before of [signed('a'), firstVersion('a')])
      expect(readSession(plain(before), ROTATED)).toEqual({ kind: 'owner', owner: 'a' })
  })

  test('it is out of reach of scripts and of other sites, and kept as long as browsers keep any', () => {
    const common = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: LONGEST_S }
    expect(ownerCookie('a', SECRETS, true, NOW)).toMatchObject({ ...common, name: SECURE_OWNER_COOKIE, secure: true })
    expect(ownerCookie('a', SECRETS, false, NOW)).toMatchObject({ ...common, name: OWNER_COOKIE, secure: false })
  })

  test('of two the one of https counts, if it is ours; it cannot have been set by anybody else', () => {
    const both = { secure: signed('a'), plain: signed('b') }
    expect(readSession(both, SECRETS)).toEqual({ kind: 'owner', owner: 'a' })
    expect(readSession({ ...both, secure: 'v2.1.a.b' }, SECRETS)).toEqual({ kind: 'owner', owner: 'b' })
    expect(readSession({ ...both, plain: 'v2.1.a.b' }, SECRETS)).toEqual({ kind: 'owner', owner: 'a' })
  })
})

describe('the cookie is renewed', () => {
  const valueOfSet = (set: string | undefined) => /^[^=]+=([^;]*);/.exec(set ?? '')?.[1]

  test('once a day, so that whoever comes at least once in 400 days keeps the lists for ever', () => {
    let held = firstVersion('a')
    for (let day = 0; day < 4000; day += 399) {
      const now = NOW + day * DAY
      const [set, ...others] = renewedCookies(plain(held), SECRETS, false, now)
      expect(others).toEqual([])
      expect(set).toMatch(/^mineral-table-owner=.*; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/)
      held = valueOfSet(set) ?? ''
      expect(readSession(plain(held), SECRETS)).toEqual({ kind: 'owner', owner: 'a' })
      expect(renewedCookies(plain(held), SECRETS, false, now + 60_000)).toEqual([])
    }
  })

  test('also where the clock was set back', () => {
    expect(renewedCookies(plain(signed('a', SECRETS, NOW + 30 * DAY)), SECRETS, false, NOW)).toHaveLength(1)
  })

  test('where it was signed with a secret from before, by the one of now', () => {
    const [set] = renewedCookies(plain(signed('a')), ROTATED, false, NOW)
    const onlyNew = { current: ANOTHER, old: [] }
    expect(readSession(plain(valueOfSet(set)), onlyNew)).toEqual({ kind: 'owner', owner: 'a' })
  })

  test('over https to the name of https, and the other one is taken back', () => {
    for (const held of [signed('a'), firstVersion('a')]) {
      const [set = '', back, ...others] = renewedCookies(plain(held), SECRETS, true, NOW)
      expect(set).toMatch(/^__Host-mineral-table-owner=.*; Path=\/; .*; Secure$/)
      expect(set).not.toMatch(/domain/i)
      expect(readSession(secure(valueOfSet(set)), SECRETS)).toEqual({ kind: 'owner', owner: 'a' })
      expect(back).toBe('mineral-table-owner=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax')
      expect(others).toEqual([])
    }
  })

  test('the cookie of another owner is left where it is', () => {
    expect(renewedCookies({ secure: signed('a'), plain: signed('b') }, SECRETS, true, NOW)).toEqual([])
  })

  test('for nobody else', () => {
    for (const value of [undefined, '', 'v1.a.b', signed('a', { current: ANOTHER, old: [] })])
      expect(renewedCookies(plain(value), SECRETS, false, NOW)).toEqual([])
  })

  test('only where answers are for whoever asks', () => {
    const sent = `first=1; ${OWNER_COOKIE}=${firstVersion('a')}; last=2`
    const at = (address: string, header: string | undefined = sent) =>
      renewalFor(address, header, SECRETS, false, NOW).length
    expect(['/lists', '/lists/7', '/lists?did=x', '/lists/commands'].map((one) => at(one))).toEqual([1, 1, 1, 1])
    expect(['/', '/foods', '/listsnot', '/api/v1/foods?x=/lists'].map((one) => at(one))).toEqual([0, 0, 0, 0])
    expect([at('/lists', 'other=1'), renewalFor('/lists', undefined, SECRETS, false, NOW).length]).toEqual([0, 0])
  })
})

describe('where a form comes from', () => {
  const from = (headers: Record<string, string>, behindProxy = false) => isSameOrigin(new Headers(headers), behindProxy)

  test('a browser that says so is believed', () => {
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(from({ 'sec-fetch-site': 'cross-site' })).toBe(false)
    expect(from({ 'sec-fetch-site': 'same-site', origin: 'http://table.test', host: 'table.test' })).toBe(false)
  })

  test('an older one by its origin', () => {
    expect(from({ origin: 'http://table.test:3000', host: 'table.test:3000' })).toBe(true)
    expect(from({ origin: 'https://elsewhere.test', host: 'table.test' })).toBe(false)
    expect(from({ origin: 'null', host: 'table.test' })).toBe(false)
  })

  test('what a proxy says of the name is believed only where there is one', () => {
    const forwarded = { origin: 'https://table.test', host: 'inner:3001', 'x-forwarded-host': 'table.test' }
    expect([from(forwarded, true), from(forwarded)]).toEqual([true, false])
    expect(from({ origin: 'https://evil.test', host: 'table.test', 'x-forwarded-host': 'evil.test' })).toBe(false)
  })

  test('a program that says neither carries no cookie by accident', () => {
    expect(from({ host: 'table.test' })).toBe(true)
  })
})
