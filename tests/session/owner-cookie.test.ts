import { describe, expect, test } from 'vitest'
import { newOwner, ownerCookie, readSession, signOwner } from '@/lib/session/owner-cookie'
import { isSameOrigin } from '@/lib/session/same-origin'

const SECRET = 'a secret that is long enough to be one'

describe('the owner cookie', () => {
  test('what we signed names its owner', () => {
    const owner = newOwner()
    expect(readSession(signOwner(owner, SECRET), SECRET)).toEqual({ kind: 'owner', owner })
  })

  test('owners are not alike', () => {
    expect(new Set(Array.from({ length: 200 }, newOwner)).size).toBe(200)
  })

  test('no cookie is somebody new', () => {
    expect(readSession(undefined, SECRET)).toEqual({ kind: 'new' })
    expect(readSession('', SECRET)).toEqual({ kind: 'new' })
  })

  test('every change of a single character is noticed', () => {
    const cookie = signOwner('the-owner', SECRET)
    for (let at = 0; at < cookie.length; at += 1) {
      const other = cookie[at] === 'x' ? 'y' : 'x'
      const changed = cookie.slice(0, at) + other + cookie.slice(at + 1)
      expect(readSession(changed, SECRET)).toEqual({ kind: 'tampered' })
    }
  })

  test.each(['v1', 'v1..', 'v1.a', '....', 'v1.a.b.c', '{"owner":1}', '\0', 'v1.owner.'.repeat(500)])(
    '%j is not ours',
    (cookie) => expect(readSession(cookie, SECRET)).toEqual({ kind: 'tampered' }),
  )

  test('a cookie made with another secret is not ours', () => {
    expect(readSession(signOwner('a', 'another secret of the right length'), SECRET)).toEqual({ kind: 'tampered' })
  })

  test('it is out of reach of scripts and of other sites', () => {
    expect(ownerCookie('a', SECRET, true)).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' })
    expect(ownerCookie('a', SECRET, false).secure).toBe(false)
  })
})

describe('where a form comes from', () => {
  const from = (headers: Record<string, string>) => isSameOrigin(new Headers(headers))

  test('a browser that says so is believed', () => {
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(from({ 'sec-fetch-site': 'cross-site' })).toBe(false)
    expect(from({ 'sec-fetch-site': 'same-site', origin: 'http://table.test', host: 'table.test' })).toBe(false)
  })

  test('an older one by its origin', () => {
    expect(from({ origin: 'http://table.test:3000', host: 'table.test:3000' })).toBe(true)
    expect(from({ origin: 'https://table.test', host: 'inner:3001', 'x-forwarded-host': 'table.test' })).toBe(true)
    expect(from({ origin: 'https://elsewhere.test', host: 'table.test' })).toBe(false)
    expect(from({ origin: 'null', host: 'table.test' })).toBe(false)
  })

  test('a program that says neither carries no cookie by accident', () => {
    expect(from({ host: 'table.test' })).toBe(true)
  })
})
