import { describe, expect, test } from 'vitest'
import { type Asker, isToken, mayOperate, operatorCookie, operatorRules } from '@/lib/session/operator'

const TOKEN = 'Zk9rJ2vX7q0Lw5TfYc3HsN8bDg1RmPaU'
const NOW = Date.UTC(2026, 10, 28)
const HOUR = 60 * 60 * 1000
const HERE = operatorRules(null, 0, null)
const WITH_TOKEN = operatorRules(TOKEN, 1, null)

const asker = (remoteAddress: string | undefined, headers: Asker['headers'] = { host: 'localhost:3000' }): Asker => ({
  remoteAddress,
  httpVersion: '1.1',
  headers,
})

describe('without a token', () => {
  test.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])('who asks from %s is on this machine', (address) => {
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect(mayOperate(asker(address, { host }), HERE, NOW)).toBe(true)
  })

  test.each(['10.0.0.1', '192.168.1.4', '128.0.0.1', '::', '::ffff:10.0.0.1', '2001:db8::1', '', undefined])(
    'who asks from %s is not',
    (address) => expect(mayOperate(asker(address), HERE, NOW)).toBe(false),
  )

  test.each(['forwarded', 'via', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'])(
    'nor whose request was handed on, as %s tells',
    (name) => {
      for (const value of ['127.0.0.1', '', 'anything'])
        expect(mayOperate(asker('127.0.0.1', { host: 'localhost', [name]: value }), HERE, NOW)).toBe(false)
    },
  )

  test('nor anybody where a proxy stands before, which may run on this machine', () => {
    expect(mayOperate(asker('127.0.0.1'), operatorRules(null, 1, null), NOW)).toBe(false)
    expect(mayOperate(asker('127.0.0.1'), operatorRules(null, 1, 'http://localhost:3000'), NOW)).toBe(false)
  })

  test.each([
    'https://minerals.example',
    'http://192.168.1.4:3000',
    'https://localhost.example',
    'http://localhost@a.b',
  ])('nor anybody where the site is called %s: a proxy may stand before it that nobody told of', (name) =>
    expect(mayOperate(asker('127.0.0.1'), operatorRules(null, 0, name), NOW)).toBe(false),
  )

  test.each(['http://localhost:3000', 'https://LOCALHOST/', 'http://127.0.0.1', 'http://[::1]:3000'])(
    'where the site is called %s, which is this machine, who asks here is on it',
    (name) => expect(mayOperate(asker('127.0.0.1'), operatorRules(null, 0, name), NOW)).toBe(true),
  )

  test('nor who asks by HTTP/1.0, as proxies do', () => {
    expect(mayOperate({ ...asker('127.0.0.1'), httpVersion: '1.0' }, HERE, NOW)).toBe(false)
  })

  test.each(['evil.test', 'localhost.evil.test', '127.0.0.1.evil.test', '', undefined])(
    'nor whose browser took %s for this machine',
    (host) => expect(mayOperate(asker('127.0.0.1', { host }), HERE, NOW)).toBe(false),
  )

  test('nor who brings a token all the same', () => {
    for (const authorization of ['Bearer null', 'Bearer ', 'Bearer undefined', `Bearer ${TOKEN}`])
      expect(mayOperate(asker('10.0.0.1', { authorization }), HERE, NOW)).toBe(false)
  })
})

describe('with a token', () => {
  const bearing = (authorization: string) => mayOperate(asker('10.0.0.1', { authorization }), WITH_TOKEN, NOW)

  test('who bears it may see all, from anywhere', () => {
    expect([bearing(`Bearer ${TOKEN}`), bearing(`bearer  ${TOKEN}`)]).toEqual([true, true])
  })

  test('who bears another may not', () => {
    const wrong = [TOKEN.slice(1), `${TOKEN}x`, TOKEN.toLowerCase(), '', TOKEN.replace('Z', 'z')]
    expect(wrong.filter((one) => bearing(`Bearer ${one}`))).toEqual([])
    expect([bearing(TOKEN), bearing(`Basic ${TOKEN}`)]).toEqual([false, false])
    expect([isToken(TOKEN, TOKEN), isToken('', TOKEN), isToken(`${TOKEN} `, TOKEN)]).toEqual([true, false, false])
  })

  const cookie = (set: string) => ({ cookie: `other=1; ${set.split(';', 1)[0]}` })
  const withCookie = (set: string, now: number, token = TOKEN) =>
    mayOperate(asker('10.0.0.1', cookie(set)), operatorRules(token, 1, null), now)

  test('who signed in may for half a day', () => {
    const set = operatorCookie(TOKEN, true, NOW)
    expect(set).toMatch(/; Path=\/operators; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/)
    expect(operatorCookie(TOKEN, false, NOW)).not.toContain('Secure')
    expect([withCookie(set, NOW), withCookie(set, NOW + 11 * HOUR), withCookie(set, NOW + 13 * HOUR)]).toEqual([
      true,
      true,
      false,
    ])
    expect(set).not.toContain(TOKEN)
  })

  test('a cookie that was changed, or made with another token, opens nothing', () => {
    const set = operatorCookie(TOKEN, false, NOW)
    const value = set.split(';', 1)[0] ?? ''
    const until = value.replace(/v1\.(\d+)/, (_, seconds) => `v1.${Number(seconds) + 1_000_000}`)
    expect([withCookie(until, NOW), withCookie(`${value}x`, NOW), withCookie(value, NOW, `${TOKEN}x`)]).toEqual([
      false,
      false,
      false,
    ])
  })
})
