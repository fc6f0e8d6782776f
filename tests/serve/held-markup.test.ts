import { expect, test } from 'vitest'
import type { Handle } from '@/lib/serve/buffer-response'
import { holdMarkup } from '@/lib/serve/held-markup'
import { serve } from './served'

const HEAD = '<head><meta name="delivery" content="shared"/></head>'

const page: Handle = async (request, response) => {
  await new Promise((resolve) => setTimeout(resolve, 10))
  const rendered = holdMarkup(`<p>crème brûlée of ${request.url}</p>`)
  // As Next does with all that a page holds, for the runtime to find.
  const twice = `<main>${rendered}</main><script>push(${JSON.stringify(rendered)})</script>`
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(`${HEAD}${twice}`)
}

test('what a page holds is back in its place, each in its own page', async () => {
  const get = await serve(page)
  const addresses = Array.from({ length: 8 }, (_, n) => `/food/${n}`)
  const replies = await Promise.all(addresses.map((address) => get(address)))
  expect(replies.map(({ body }) => body.toString())).toEqual(
    addresses.map((address) => `${HEAD}<main><p>crème brûlée of ${address}</p></main>`),
  )
})

test('where nobody holds it, markup is what it is', () => {
  expect(holdMarkup('<p>spinach</p>')).toBe('<p>spinach</p>')
})

test('the router of Next gets a page with all that is in it', async () => {
  const get = await serve(page)
  expect((await get('/food/1', { headers: { rsc: '1' } })).body.toString()).toContain('crème brûlée of /food/1')
})
