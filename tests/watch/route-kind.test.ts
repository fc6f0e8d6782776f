import fc from 'fast-check'
import { expect, test } from 'vitest'
import { routeKind } from '@/lib/watch/route-kind'

test.each([
  ['/', 'page'],
  ['/?x=1', 'page'],
  ['/foods?q=grandma', 'foods'],
  ['/foods/magnesium-rich', 'foods'],
  ['/food/spinach-raw', 'food'],
  ['/lists', 'lists'],
  ['/lists?did=x', 'lists'],
  ['/lists/abc', 'list'],
  ['/lists/commands', 'command'],
  ['/api/health', 'health'],
  ['/api/ready', 'health'],
  ['/api/v1/foods?q=x', 'api'],
  ['/operators/sign-in', 'operators'],
  ['/_next/static/chunks/a.js', 'static'],
  ['/method', 'page'],
  ['/methods', 'other'],
  ['/wp-login.php', 'other'],
])('%s is of %s', (address, kind) => expect(routeKind(address)).toBe(kind))

test('whatever is asked for, there are few kinds, and none says what was asked for', () => {
  const kinds = new Set<string>()
  fc.assert(fc.property(fc.webPath(), fc.string(), (path, rest) => void kinds.add(routeKind(`/${path}?${rest}`))))
  expect(kinds.size).toBeLessThanOrEqual(11)
})
