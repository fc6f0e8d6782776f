import { expect, test } from 'vitest'
import { notInNormalForm } from '@/lib/serve/normal-form'
import { href } from '@/lib/urls'
import { serve } from './served'

test.each([
  '/',
  '/foods?tag=magnesium-rich&not=high-sodium',
  '/foods?q=caf%C3%A9%20cr%C3%A8me+sugar&back=%2Flists%2F..%5C',
  '/foods?q=a//b/../c\\d',
  href.food('crème-brûlée'),
  href.food('大豆'),
  href.food('50% fat, sliced'),
  href.food("d'oro (1.5)"),
  '/_next/static/chunks/3ewc7l_bg_ylg.css?dpl=1',
  '/api/v1/openapi.json',
  '/lists/7/',
])('%s is in normal form', (address) => {
  expect(notInNormalForm(address)).toBeNull()
})

test.each([
  ['/x/../lists/7', 'segment of dots'],
  ['/lists/.', 'segment of dots'],
  ['//lists', 'empty segment'],
  ['/%2e/lists', 'percent-encoded letter, digit, dot'],
  ['/x/%2E%2e/lists', 'percent-encoded letter, digit, dot'],
  ['/%6cists', 'percent-encoded letter'],
  ['/lists%2f7', 'percent-encoded slash'],
  ['/lists%5C7', 'percent-encoded slash or backslash'],
  ['/x\\..\\lists', 'backslash'],
  ['/%256cists', 'twice'],
  ['/lists%00', 'control character'],
  ['/lists/\u0001', 'has to be percent-encoded'],
  ['/crème', 'has to be percent-encoded'],
  ['/lists#top', 'fragment'],
  ['http://localhost/lists', 'begin with a slash'],
  ['*', 'begin with a slash'],
])('%s is not', (address, why) => {
  expect(notInNormalForm(address)).toContain(why)
})

test('an address that is not in normal form is refused with a problem that says why, and never asked for', async () => {
  const get = await serve(async () => {
    throw new Error('the site must not see this')
  })
  const reply = await get('/x/../lists/7')
  expect(reply.status).toBe(400)
  expect(reply.headers['content-type']).toBe('application/problem+json')
  expect(JSON.parse(reply.body.toString())).toMatchObject({ status: 400, detail: 'The path has a segment of dots.' })
})
