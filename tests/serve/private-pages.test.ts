import { describe, expect, test } from 'vitest'
import type { Handle } from '@/lib/serve/buffer-response'
import { notInNormalForm } from '@/lib/serve/normal-form'
import { serve, serveRaw } from './served'
import { spellings } from './spellings'

const SECRET = 'what only its owner may read'
const SHARED_HEAD = '<head><meta name="delivery" content="shared"/></head>'

/** As lenient as a server can be: decodes again and again, takes dots, slashes and cases for what they may mean. */
function meant(address: string): string {
  let path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#;]/, 1)[0] ?? ''
  for (let again = 0; again < 3; again += 1) {
    try {
      path = decodeURIComponent(path)
    } catch {
      break
    }
  }
  const segments: string[] = []
  for (const segment of path
    .replace(/[\\\s\0]/g, '/')
    .toLowerCase()
    .split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') segments.pop()
    else segments.push(segment)
  }
  return `/${segments.join('/')}`
}

/** Shows its owner the secret wherever an address may mean it, and does not even say that it is private. */
function lenient(private_: Readonly<Record<string, string>>, head = '', secret = '/lists'): Handle {
  return async (request, response) => {
    const isSecret = meant(request.url ?? '').startsWith(secret)
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (!isSecret) return void response.end(`${SHARED_HEAD}<p>for everybody</p>`)
    for (const [name, value] of Object.entries(private_)) response.setHeader(name, value)
    response.end(request.headers.cookie === 'owner' ? `${head}<p>${SECRET}</p>` : '<p>not yours</p>')
  }
}

/** Asks for each address as its owner and then as somebody else; the number of those that its owner could read. */
async function shownOf(addresses: readonly string[], handle: Handle): Promise<number> {
  const ask = await serveRaw(handle)
  let shown = 0
  for (const address of addresses) {
    const own = await ask(address, 'owner')
    if (own.includes(SECRET)) {
      shown += 1
      expect(own, address).toContain('cache-control: private, no-store')
    }
    // What its owner is refused by its form is refused to everybody, before anything is looked up.
    if (own.startsWith('HTTP/1.1 400')) continue
    expect(await ask(address), JSON.stringify(address)).not.toContain(SECRET)
  }
  return shown
}

describe('nobody else reads what the owner of a private page did', () => {
  const all = spellings('/lists/ab7')

  test('in any of ten thousand spellings of its address', async () => {
    expect(all.length).toBeGreaterThan(10_000)
    expect(await shownOf(all, lenient({}))).toBeGreaterThan(0)
  })

  test.each(['/lists', '/lists/commands', '/operators', '/operators/sign-in', '/operators/session', '/api/metrics'])(
    'in any spelling of %s that is not refused by its form alone',
    async (address) => {
      const written = spellings(address)
      expect(written.length).toBeGreaterThan(5_000)
      await shownOf(
        written.filter((one) => notInNormalForm(one) === null),
        lenient({}, '', address),
      )
    },
  )

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['says shared and private at once', { 'Cache-Control': 'private' }, SHARED_HEAD],
    ['says shared and no-store at once', { 'Cache-Control': 'public, no-store' }, SHARED_HEAD],
    ['sets a cookie', { 'Set-Cookie': 'owner=1' }, SHARED_HEAD],
    ['varies by cookie', { Vary: 'Accept, Cookie' }, SHARED_HEAD],
    [
      'declares two things',
      {},
      `${SHARED_HEAD.replace('</head>', '')}<meta name="delivery" content="private"/></head>`,
    ],
  ])('where it %s', async (_, headers, head) => {
    const accepted = all.filter((address) => notInNormalForm(address) === null)
    expect(await shownOf(accepted, lenient(headers, head))).toBeGreaterThan(0)
  })
})

describe('an answer that is not shared', () => {
  test('is made for each who asks, also at one moment', async () => {
    const slow: Handle = async (request, response) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      response.setHeader('Content-Type', 'text/html')
      response.end(request.headers.cookie === 'owner' ? SECRET : 'not yours')
    }
    const ask = await serveRaw(slow)
    const [owner, ...strangers] = await Promise.all([
      ask('/lists/plans', 'owner'),
      ask('/lists/plans'),
      ask('/lists/plans'),
      ask('/lists/plans'),
    ])
    expect(owner).toContain(SECRET)
    for (const stranger of strangers) expect(stranger).not.toContain(SECRET)
    expect(await ask('/lists/plans')).not.toContain(SECRET)
  })

  test('may be stored by nobody, keeps its scripts, and has a nonce of its own each time', async () => {
    let calls = 0
    const get = await serve(async (_, response) => {
      calls += 1
      response.setHeader('Content-Type', 'text/html')
      response.end('<head><meta name="delivery" content="private"/></head><script src="/_next/a.js"></script>')
    })
    const [first, second] = [await get('/anything'), await get('/anything')]
    expect(calls).toBe(2)
    for (const { headers, body } of [first, second]) {
      expect(headers['cache-control']).toBe('private, no-store')
      expect(headers.etag).toBeUndefined()
      expect(headers['content-security-policy']).toMatch(/'nonce-[^']+'/)
      expect(body.toString()).toContain('/_next/a.js')
    }
    expect(first.headers['content-security-policy']).not.toBe(second.headers['content-security-policy'])
  })

  test.each([
    ['the body', '<head></head><body><meta name="delivery" content="shared"/></body>'],
    ['a title', '<head><title>&lt;meta name="delivery" content="shared"/&gt;</title></head>'],
    ['a page without a head', '<meta name="delivery" content="shared"/>'],
  ])('is not made one by what stands in %s', async (_, html) => {
    let calls = 0
    const get = await serve(async (_request, response) => {
      calls += 1
      response.setHeader('Content-Type', 'text/html')
      response.end(html)
    })
    await get('/foods')
    expect((await get('/foods')).headers['cache-control']).toBe('private, no-store')
    expect(calls).toBe(2)
  })
})

test('a shared page cannot tell one visitor from another', async () => {
  const seen: unknown[] = []
  const ask = await serveRaw(async (request, response) => {
    seen.push(request.headers.cookie ?? null)
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(`${SHARED_HEAD}<p>for ${request.headers.cookie ?? 'everybody'}</p>`)
  })
  await ask('/foods', 'owner')
  await ask('/listsnot', 'owner')
  await ask('/lists/7', 'owner')
  await ask('/lists?did=x', 'owner')
  expect(seen).toEqual([null, null, 'owner', 'owner'])
})

test.each(['Accept', 'User-Agent', 'Accept-Encoding, Accept-Language', '*', 'Cookie'])(
  'what differs by %s is not kept by its address',
  async (vary) => {
    let made = 0
    const ask = await serveRaw(async (_, response) => {
      made += 1
      response.setHeader('Content-Type', 'image/webp')
      response.setHeader('Cache-Control', 'public, max-age=60')
      response.setHeader('Vary', vary)
      response.end('a picture')
    })
    await ask('/picture')
    await ask('/picture')
    expect(made).toBe(2)
  },
)
