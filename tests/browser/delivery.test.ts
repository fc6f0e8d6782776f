import { describe, expect, inject, test } from 'vitest'
import { PAGE_FILES, ROUTE_FILES } from '../app/routes'
import { makeSaltyList } from './places'
import { visitor } from './visitor'

type Delivery = 'shared' | 'private'

/** One address of every page and route; a new one has to stand here too. */
const ADDRESSES: Readonly<Record<string, readonly [address: string, delivery: Delivery]>> = {
  'app/page.tsx': ['/', 'shared'],
  'app/compare/page.tsx': ['/compare?food=spinach-raw&food=almonds', 'shared'],
  'app/data/page.tsx': ['/data', 'shared'],
  'app/documents/page.tsx': ['/documents', 'shared'],
  'app/documents/[letter]/page.tsx': ['/documents/a', 'shared'],
  'app/food/[id]/page.tsx': ['/food/spinach-raw', 'shared'],
  'app/foods/page.tsx': ['/foods?tag=magnesium-rich', 'shared'],
  'app/foods/[category]/page.tsx': ['/foods/magnesium-rich', 'shared'],
  'app/lists/page.tsx': ['/lists', 'private'],
  'app/lists/[id]/page.tsx': ['', 'private'],
  'app/method/page.tsx': ['/method', 'shared'],
  'app/operators/page.tsx': ['/operators', 'private'],
  'app/operators/sign-in/page.tsx': ['/operators/sign-in', 'private'],
  'app/topics/page.tsx': ['/topics', 'shared'],
  'app/topics/[topic]/page.tsx': ['/topics/pump', 'shared'],
  'app/api/[...path]/route.ts': ['/api/nothing', 'private'],
  'app/api/health/route.ts': ['/api/health', 'private'],
  'app/api/metrics/route.ts': ['/api/metrics', 'private'],
  'app/api/ready/route.ts': ['/api/ready', 'private'],
  'app/api/v1/assessment/route.ts': ['/api/v1/assessment', 'private'],
  'app/api/v1/claims/route.ts': ['/api/v1/claims', 'shared'],
  'app/api/v1/claims/[id]/route.ts': ['/api/v1/claims/A01', 'shared'],
  'app/api/v1/foods/route.ts': ['/api/v1/foods?q=spinach', 'shared'],
  'app/api/v1/foods/[id]/route.ts': ['/api/v1/foods/spinach-raw', 'shared'],
  'app/api/v1/openapi.json/route.ts': ['/api/v1/openapi.json', 'shared'],
  'app/api/v1/suggest/route.ts': ['/api/v1/suggest?q=spin', 'shared'],
  'app/enhance.js/route.ts': ['/enhance.js', 'shared'],
  'app/gate.js/route.ts': ['/gate.js', 'shared'],
  'app/lists/commands/route.ts': ['/lists/commands', 'private'],
  'app/operators/session/route.ts': ['/operators/session', 'private'],
}

/** A list with something in it, and the cookie that opens it. */
async function ownList(): Promise<{ readonly address: string; readonly cookie: string }> {
  const page = await visitor()
  await makeSaltyList(page)
  const { pathname } = new URL(page.url())
  const cookies = await page.context().cookies()
  return { address: pathname, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

const ask = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${inject('site')}${address}`, { headers, redirect: 'manual' })

test('every page and every route has its address here', () => {
  expect(Object.keys(ADDRESSES).toSorted()).toEqual([...PAGE_FILES, ...ROUTE_FILES].toSorted())
})

test('what is shared is public, without scripts of Next, and the same for everybody', async () => {
  const { cookie } = await ownList()
  for (const [file, [address, delivery]] of Object.entries(ADDRESSES)) {
    if (delivery !== 'shared') continue
    const [own, other] = [await ask(address, { cookie }), await ask(address)]
    expect(own.headers.get('cache-control'), file).toBe('public, max-age=0, must-revalidate')
    expect(own.headers.get('set-cookie'), file).toBeNull()
    const text = await own.text()
    expect(text === (await other.text()), file).toBe(true)
    expect(text, file).not.toContain('__next_f')
    // Rendered for somebody with a cookie and an address of its own, it is still the same.
    const fresh = await ask(`${address}${address.includes('?') ? '&' : '?'}x=1`, { cookie })
    if (file.endsWith('page.tsx')) expect((await fresh.text()) === text, file).toBe(true)
  }
})

test('what is private may be stored by nobody, and keeps its scripts', async () => {
  const list = await ownList()
  for (const [file, [address, delivery]] of Object.entries(ADDRESSES)) {
    if (delivery !== 'private') continue
    const answer = await ask(address || list.address, { cookie: list.cookie })
    expect(answer.headers.get('cache-control'), file).toBe('private, no-store')
    if (!file.endsWith('page.tsx')) continue
    const text = await answer.text()
    expect(text, file).toContain('<meta name="delivery" content="private"/>')
    expect(text, file).toContain('__next_f')
  }
})

describe('a list of somebody else', () => {
  test('is not to be had by another spelling of its address, nor by asking for it as Next does', async () => {
    const { address, cookie } = await ownList()
    const id = address.split('/').at(-1)
    const spelt = [
      address,
      `${address}/`,
      `${address}?x`,
      `/%6cists/${id}`,
      `/lists%2f${id}`,
      `//lists/${id}`,
      `/LISTS/${id}`,
    ]
    for (const one of [...spelt, `/lists/${id}.rsc`, `/foods/${id}`]) {
      await ask(one, { cookie })
      expect(await (await ask(one)).text(), one).not.toContain('Dill pickles')
      await ask(one, { cookie, rsc: '1' })
      expect(await (await ask(one, { rsc: '1' })).text(), one).not.toContain('Dill pickles')
    }
    expect(await (await ask(address, { cookie })).text()).toContain('Dill pickles')
  })
})
