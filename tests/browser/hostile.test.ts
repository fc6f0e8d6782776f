import { expect, inject, test } from 'vitest'
import { INJECTIONS } from '../hostile/injections'
import { sendHostileRequests, tryForgedCookies, typeInjections } from '../hostile/runs'

const EVERY = 12

test('requests that no browser sends get no error of the site', async () => {
  expect(await sendHostileRequests(inject('site'), 250, 1)).toBeGreaterThan(125)
})

test('no forged cookie opens or changes anything', async () => {
  expect(await tryForgedCookies(inject('site'), ['rename-list', 'duplicate-list'])).toBe(46)
})

test('what is typed to be taken for code stays text', async () => {
  const some = INJECTIONS.filter((_, at) => at % EVERY === 0)
  expect(await typeInjections(inject('site'), some)).toBeGreaterThan(80)
})
