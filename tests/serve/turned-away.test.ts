import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { methodsOf } from '@/lib/serve/methods'
import { href } from '@/lib/urls'
import { ROUTE_FILES } from '../app/routes'
import { raw, serve } from './served'

const never = async () => {
  throw new Error('the site must not see this')
}

const SECURITY = ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'content-security-policy']

describe('methods', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'a page answers %s with 405, in few bytes',
    async (method) => {
      const get = await serve(never)
      const { status, headers, body } = await get('/foods', { method })
      expect(status).toBe(405)
      expect(headers.allow).toBe('GET, HEAD')
      for (const name of SECURITY) expect(headers[name], name).toBeDefined()
      expect(body.length).toBeLessThan(500)
    },
  )

  test('where forms are sent nothing can be read', async () => {
    const get = await serve(never)
    const { status, headers } = await get(href.listCommands())
    expect([status, headers.allow]).toEqual([405, 'POST'])
  })

  test('every route that takes more than reading is let through', () => {
    const taking = ROUTE_FILES.filter((file) =>
      /export (const|async function|function) \{?[^=]*\bPOST\b/.test(read(file)),
    )
    expect(taking.length).toBeGreaterThan(3)
    for (const file of taking) {
      const address = `/${file.replace(/^app\//, '').replace(/\/route\.tsx?$/, '')}`
      const methods = methodsOf(address)
      expect(methods === null || methods.includes('POST'), address).toBe(true)
    }
  })
})

const read = (file: string) => readFileSync(file, 'utf8')

describe('requests that no browser sends', () => {
  test.each([
    ['no address but a star', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere\r\n\r\n', 400],
    ['the same host twice', 'GET / HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: local host/..\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a body on GET', 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody', 400],
    ['a body on HEAD', 'HEAD / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody', 400],
    ['a body in parts on GET', 'GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 411],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 4\r\n\r\nbody', 400],
    ['a method of its own', 'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['a whole address', 'GET http://elsewhere/ HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['no request', 'Dear diary\r\n\r\n', 400],
    ['a header that is none', 'GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n', 400],
    ['headers too long', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(80_000)}\r\n\r\n`, 431],
    ['an expectation of its own', 'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: the-unexpected\r\n\r\n', 417],
    ['another version', 'GET / HTTP/3.7\r\nHost: localhost\r\n\r\n', 400],
  ])('%s: refused with the headers of every answer, and the connection ends', async (_, sent, status) => {
    const answer = await raw(never, sent)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1)
    expect(answer).toMatch(/connection: close/i)
    for (const name of SECURITY) expect(answer, name).toMatch(new RegExp(`^${name}: \\S`, 'im'))
  })
})
