import { expect, inject, test } from 'vitest'
import { INJECTIONS } from '../hostile/injections'
import { sendHostileRequests, tryForgedCookies, typeInjections } from '../hostile/runs'

const EVERY = 9

test('requests that no browser sends get no error of the site', async () => {
  expect(await sendHostileRequests(inject('site'), 400, 1)).toBeGreaterThan(200)
})

test('no forged cookie opens or changes anything', async () => {
  expect(await tryForgedCookies(inject('site'), ['rename-list', 'duplicate-list', 'remove-item'])).toBe(69)
})

test('what is typed to be taken for code stays text', async () => {
  const some = INJECTIONS.filter((_, at) => at % EVERY === 0)
  expect(await typeInjections(inject('site'), some)).toBeGreaterThan(100)
})
