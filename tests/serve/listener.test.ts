import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Handle } from '@/lib/serve/buffer-response'
import { serve } from './served'

const PAGE = `<!DOCTYPE html><html><head><meta name="delivery" content="shared"/><link rel="preload" as="script" href="/_next/a.js"/><script src="/gate.js"></script></head>
<body>${'<p>Spinach</p>'.repeat(100)}<script src="/_next/a.js" async=""></script><script>self.__next_f.push([1])</script></body></html>`

function htmlHandler(counter: { calls: number }): Handle {
  return async (_request, response) => {
    counter.calls += 1
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.write(PAGE.slice(0, 100))
    response.end(PAGE.slice(100))
  }
}

describe('a missing page', () => {
  test('is whole where the framework would leave it to a script', async () => {
    const get = await serve(async (asked, response) => {
      response.statusCode = 404
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(asked.url === '/food/nope' ? '<html id="__next_error__"></html>' : '<h1>There is nothing here</h1>')
    })
    const reply = await get('/food/nope')
    expect(reply.status).toBe(404)
    expect(reply.body.toString()).toContain('There is nothing here')
  })
})

describe('a page that fails', () => {
  test('says so in words, where the framework would leave that to a script', async () => {
    const get = await serve(async (_, response) => {
      response.statusCode = 500
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<html id="__next_error__"></html>')
    })
    const reply = await get('/foods')
    expect(reply.status).toBe(500)
    expect(reply.body.toString()).toContain('The fault is ours')
  })
})

describe('shared pages', () => {
  test('are rendered once for a URL and once more when the catalogue changes', async () => {
    const counter = { calls: 0 }
    let version = 'one'
    const get = await serve(htmlHandler(counter), () => version)
    await get('/foods?tag=low-sodium')
    await get('/foods?tag=low-sodium')
    expect(counter.calls).toBe(1)
    version = 'two'
    await get('/foods?tag=low-sodium')
    expect(counter.calls).toBe(2)
  })

  test('are rendered once for visitors who come at the same moment', async () => {
    const counter = { calls: 0 }
    const slow: Handle = async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      await htmlHandler(counter)(...args)
    }
    const get = await serve(slow)
    const replies = await Promise.all(Array.from({ length: 8 }, () => get('/foods')))
    expect(counter.calls).toBe(1)
    expect(new Set(replies.map((reply) => reply.body.toString())).size).toBe(1)
  })

  test('carry no framework runtime, keep our own scripts, and allow no inline script', async () => {
    const get = await serve(htmlHandler({ calls: 0 }))
    const { body, headers } = await get('/foods')
    const html = body.toString()
    expect(html).not.toContain('_next/a.js')
    expect(html).not.toContain('__next_f')
    expect(html).toContain('src="/gate.js"')
    expect(html).toContain('Spinach')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
  })

  test('answer 304 to whoever has what an API answers, among others or not, and whole to whoever has another', async () => {
    const get = await serve(async ({ url }, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate')
      response.end(JSON.stringify({ url }))
    })
    const etag = String((await get('/api/v1/foods?q=rice')).headers.etag)
    const again = await get('/api/v1/foods?q=rice', { headers: { 'If-None-Match': `"other", ${etag}` } })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect((await get('/api/v1/foods?q=bread', { headers: { 'If-None-Match': etag } })).status).toBe(200)
  })

  test('answer 304 to a browser that has them, and the same text in each encoding', async () => {
    const get = await serve(htmlHandler({ calls: 0 }))
    const plain = await get('/foods')
    const again = await get('/foods', { headers: { 'If-None-Match': String(plain.headers.etag) } })
    expect(again.status).toBe(304)
    expect(again.body.length).toBe(0)
    const gzip = await get('/foods', { headers: { 'Accept-Encoding': 'gzip' } })
    const brotli = await get('/foods', { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
  })

  test('are compressed better when they are asked for again', async () => {
    const text = Array.from({ length: 900 }, (_, n) => `<p>${n * n} mg of ${n} in ${n % 7} servings</p>`).join('')
    const get = await serve(async (_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(`<head><meta name="delivery" content="shared"/></head>${text}`)
    })
    const headers = { 'Accept-Encoding': 'br' }
    const [first, again] = [await get('/foods', { headers }), await get('/foods', { headers })]
    expect(again.body.length).toBeLessThan(first.body.length)
    expect(brotliDecompressSync(again.body).equals(brotliDecompressSync(first.body))).toBe(true)
  })

  test('answer HEAD with the headers of GET and no body, whichever came first', async () => {
    const get = await serve(htmlHandler({ calls: 0 }))
    const head = await get('/foods', { method: 'HEAD' })
    const full = await get('/foods')
    expect(head.body.length).toBe(0)
    expect(head.headers['content-length']).toBe(full.headers['content-length'])
    expect(full.body.toString()).toContain('Spinach')
  })

  test('are not kept when they are errors', async () => {
    const counter = { calls: 0 }
    const get = await serve(async (_request, response) => {
      counter.calls += 1
      response.writeHead(404, { 'Content-Type': 'text/html' })
      response.end('<p>no such food</p>')
    })
    await get('/food/nope')
    expect((await get('/food/nope')).status).toBe(404)
    expect(counter.calls).toBe(2)
  })

  test('are rendered afresh for the next visitor when a render fails', async () => {
    let calls = 0
    const get = await serve(async (_request: IncomingMessage, response: ServerResponse) => {
      calls += 1
      if (calls === 1) throw new Error('the first render fails')
      response.end('well')
    })
    expect((await get('/method')).status).toBe(500)
    expect((await get('/method')).body.toString()).toBe('well')
  })

  test('are rendered once more for all who wait, when the first who asked fails', async () => {
    const counter = { calls: 0 }
    const get = await serve(async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      if (counter.calls === 0) {
        counter.calls += 1
        throw new Error('the first render fails')
      }
      await htmlHandler(counter)(...args)
    })
    const replies = await Promise.all(Array.from({ length: 6 }, () => get('/foods')))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(counter.calls).toBe(2)
  })
})

describe('in development', () => {
  test('pages lose the same scripts and keep the same rules, and nothing is kept', async () => {
    const counter = { calls: 0 }
    const get = await serve(
      async (request, response) => {
        response.setHeader('Cache-Control', 'no-store')
        await htmlHandler(counter)(request, response)
      },
      () => '1',
      true,
    )
    await get('/foods')
    const { headers, body } = await get('/foods')
    expect(counter.calls).toBe(2)
    expect(body.toString()).not.toContain('_next/a.js')
    expect(body.toString()).toContain('src="/gate.js"')
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect((await get('/x/../foods')).status).toBe(400)
  })

  test('a page that fails keeps the scripts that show what failed', async () => {
    const get = await serve(
      async (_, response) => {
        response.statusCode = 500
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.end('<html id="__next_error__"><script src="/_next/a.js"></script></html>')
      },
      () => '1',
      true,
    )
    expect((await get('/foods')).body.toString()).toContain('/_next/a.js')
  })
})

describe('what is turned away', () => {
  const never: Handle = async () => {
    throw new Error('the site must not see this')
  }

  test.each([
    ['an address of 30,000 characters', `/foods?q=${'a'.repeat(30_000)}`, {}, 414],
    ['a malformed percent sign', '/foods?q=%E0%A4%A', {}, 400],
    [
      'a body of 5 MB',
      '/lists/commands',
      { method: 'POST', headers: { 'Content-Length': String(5 * 1024 * 1024) } },
      413,
    ],
    [
      'a body of unsaid length',
      '/lists/commands',
      { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } },
      411,
    ],
  ])('%s gets a problem that says so', async (_what, path, options, status) => {
    const get = await serve(never)
    const reply = await get(path, options)
    expect(reply.status).toBe(status)
    expect(reply.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(reply.body.toString())).toMatchObject({ status })
  })
})
