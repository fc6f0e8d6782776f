import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { driverHeaders } from '@/lib/serve/driver-headers.mjs'
import { complaint, satisfies } from '@/lib/serve/node-version.cjs'

const ENTRIES = ['lib/serve/start.cjs', 'lib/serve/node-version.cjs']

/** Ask for more than they need: nothing of ours loads the first, and the second is run on Node 20 by every test here. */
const PASSED_OVER = ['@prisma/streams-local', '@sparticuz/chromium']

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      engines: z.union([z.object({ node: z.string().optional() }), z.array(z.string())]).optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
})

const ours = z
  .object({ engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8'))).engines.node

/** What each package that the site runs with says of Node. */
function rangesOfPackages(): readonly { readonly name: string; readonly range: string }[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  return Object.entries(packages).flatMap(([path, { engines, dev, optional }]) => {
    const name = path.replace(/^.*node_modules\//, '')
    const range = engines === undefined || Array.isArray(engines) ? undefined : engines.node
    const isAsked = path !== '' && !dev && !optional && !PASSED_OVER.includes(name)
    return isAsked && range !== undefined ? [{ name, range }] : []
  })
}

const VERSIONS = Array.from({ length: 20 }, (_, at) => at + 12).flatMap((major) =>
  Array.from({ length: 26 }, (_, minor) => `${major}.${minor}.0`),
)

test('engines is what all packages allow, no more and no less', () => {
  const ranges = rangesOfPackages()
  expect(ranges.length).toBeGreaterThan(40)
  for (const version of VERSIONS) {
    const refusing = ranges.filter(({ range }) => !satisfies(version, range))
    expect([version, satisfies(version, ours)], JSON.stringify(refusing)).toEqual([version, refusing.length === 0])
  }
})

test.each([
  ['20.19.0', '^20.19 || ^22.12 || >=24 <27', true],
  ['20.18.9', '^20.19 || ^22.12 || >=24 <27', false],
  ['21.0.0', '^20.19 || ^22.12 || >=24 <27', false],
  ['26.99.0', '^20.19 || ^22.12 || >=24 <27', true],
  ['27.0.0', '^20.19 || ^22.12 || >=24 <27', false],
  ['24.1.0', '20.x || 24.x', true],
  ['23.1.0', '20 || >=22', true],
  ['18.0.0', '>= 20.19.0', false],
  ['16.1.0', '>=v12.22.7', true],
  ['20.3.0', '>=20 <20.3', false],
  ['22.12.9', '~22.12', true],
  ['22.13.0', '~22.12', false],
  ['20.3.0', '*', true],
])('%s in %s: %s', (version, range, is) => expect(satisfies(version, range)).toBe(is))

test.each(['20.19.0', '22.12.0', '24.0.0', '24.18.1', '25.9.0', '26.10.0'])(
  'on %s the driver is compiled as ever',
  (version) => {
    expect(driverHeaders(version)).toEqual({})
  },
)

test.each(['24.19.0', '24.21.0'])('on %s it is compiled with headers that do not end the process', (version) => {
  expect(driverHeaders(version)).toEqual({ npm_config_target: '24.18.0' })
})

test('another Node is told which ones will do, and which to take', () => {
  expect(complaint(process.versions.node)).toBeNull()
  expect(complaint('0.10.48')).toMatch(/needs Node 20 \(from 20\.19\), 22 \(from 22\.12\), 24 to 26; this is 0\.10\.48/)
  expect(complaint('23.0.0')).toMatch(/long-term release, Node 26.*Nothing was installed/)
})

test('an old Node, which stops at the first word it cannot read, is told so too', () => {
  // Each of these came with Node 4 or later.
  const NEWER =
    /=>|`|\b(?:let|const|class|import|async|await|includes|padStart|startsWith|repeat)\b|\?\?|\?\.|\.\.\.|node:/
  for (const file of ENTRIES) {
    const code = readFileSync(file, 'utf8').replace(/^\s*(?:\/\/|\/\*\*).*$/gm, '')
    expect(NEWER.exec(code)?.[0], file).toBeUndefined()
  }
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '8.17.0' }); require('./lib/serve/start.cjs')`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', pretend], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^Mineral Table needs Node .*; this is 8\.17\.0\./)
})
