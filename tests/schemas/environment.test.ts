import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkEnvironment } from '@/lib/schemas/environment'

/** What npm, Node, the system or a build of ours is told, and not the server. */
const NOT_OURS = new Set([
  ...['NODE_ENV', 'NEXT_TELEMETRY_DISABLED', 'NEXT_DIST_DIR', '__NEXT_PRIVATE_STANDALONE_CONFIG', 'STORE_URL'],
  ...['SQLITE_TMPDIR', 'PRISMA_SCHEMA_ENGINE_BINARY', 'XDG_STATE_HOME', 'PATH', 'npm_lifecycle_event'],
])

function problemsOf(given: Record<string, string>): readonly string[] {
  const checked = checkEnvironment(given)
  return checked.ok ? [] : checked.problems
}

test('all that is wrong is said at once: the name, why, and an example', () => {
  const problems = problemsOf({ PORT: '70000', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', SITE_URL: 'minerals' })
  expect(problems).toEqual([
    'PORT has to be a whole number from 0 to 65535. For example: 3000',
    'DATABASE_URL has to name a file of SQLite. For example: file:./.state/mineral-table.db',
    'LOG_LEVEL has to be one of fatal, error, warn, info, debug, trace, silent. For example: info',
    'SITE_URL has to be an address that begins with http:// or https://. For example: https://minerals.example.org',
  ])
})

test.each([
  ['PORT', ['0', '3000', '65535'], ['', '-1', '3000.5', '0x10', '1e3', ' 80', '99999', 'http']],
  [
    'HOST',
    ['0.0.0.0', '::1', 'localhost', 'table.home.arpa'],
    ['', 'localhost:3000', 'http://a', '[::1]', 'a b', '-a'],
  ],
  ['DATABASE_URL', ['file:./a.db', 'file:/srv/a.db?x=1'], ['', 'a.db', 'file:', 'file:./', 'postgresql://a/b']],
  ['PEOPLE_DATABASE_URL', ['postgresql://u:p@h:5432/d', 'postgres://h/d'], ['', 'mysql://h/d', 'h/d', 'postgresql:x']],
  ['PEOPLE_DATABASE_POOL', ['1', '20'], ['', '0', 'ten']],
  ['CATALOGUE_SOURCE', ['/srv/c', './c', 'C:\\c', 'https://h/c/'], ['', 'ftp://h/c', 'htps://h/c']],
  ['CATALOGUE_PUBLISH_TO', ['/srv/c', './c'], ['', 'https://h/c']],
  ['TRUST_PROXY', ['0', '1', '2'], ['', 'true', '-1', '100']],
  ['RATE_LIMIT_FACTOR', ['1', '0.5', '10'], ['', '0', '-2', 'much']],
  ['LOG_LEVEL', ['debug', 'silent'], ['', 'INFO', 'all']],
  ['SITE_URL', ['https://a.example'], ['', 'a.example', 'file:///a']],
])('%s takes %j and refuses %j, an empty one being none', (name, right, wrong) => {
  for (const value of right) expect(problemsOf({ [name]: value }), value).toEqual([])
  for (const value of wrong) {
    const problems = problemsOf({ [name]: value })
    expect(problems.length, value).toBe(value === '' ? 0 : 1)
  }
})

describe('a secret', () => {
  const STRONG = [
    'Zk9rJ2vX7q0Lw5TfYc3HsN8bDg1RmPaUeQ4iOxKl',
    '3f9a0c77d1e84b25906ecafe5b7d1230',
    'a sentence that a family made up by itself',
  ]

  test.each(STRONG)('%j passes', (secret) => {
    expect(problemsOf({ MINERAL_TABLE_SECRET: secret, OPERATOR_TOKEN: secret })).toEqual([])
  })

  test.each([
    ['tiny', /too short: give it at least 32 characters/],
    ['x'.repeat(64), /again and again/],
    ['changeme'.repeat(5), /again and again/],
    ['password12'.repeat(4).slice(0, 37), /again and again/],
    ['abababbbaaabababbbabaaabbabababbab', /fewer than 8 different/],
    ['abcdefghijklmnopqrstuvwxyz0123456789', /rows of the alphabet/],
    ['qwertyuiopasdfghjklzxcvbnm1234567890', /rows of the alphabet/],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaabcdXYZ!', /too regular/],
  ])('%j does not', (secret, why) => {
    for (const name of ['MINERAL_TABLE_SECRET', 'OPERATOR_TOKEN']) {
      const [problem = '', ...others] = problemsOf({ [name]: secret })
      expect(problem).toMatch(why)
      expect(problem).toContain(name)
      expect(problem).not.toContain(secret)
      expect(others).toEqual([])
    }
  })

  test('drawn by chance always passes', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
    const random = bytes.filter((all) => new Set(all).size > 24)
    fc.assert(
      fc.property(random, (all) => {
        for (const encoding of ['base64', 'base64url', 'hex'] as const)
          expect(problemsOf({ MINERAL_TABLE_SECRET: Buffer.from(all).toString(encoding) })).toEqual([])
      }),
    )
  })

  test('the ones before are a list', () => {
    const checked = checkEnvironment({ MINERAL_TABLE_OLD_SECRETS: 'one, another' })
    expect(checked.ok && checked.environment.MINERAL_TABLE_OLD_SECRETS).toEqual(['one', 'another'])
    expect(problemsOf({ MINERAL_TABLE_OLD_SECRETS: 'one,,another' })).toHaveLength(1)
  })
})

test('a name that looks like one of ours and is none is warned of', () => {
  const { ok, warnings } = checkEnvironment({ MINERAL_TABLE_SECRETS: 'x', MINERAL_OTHER: 'y', PATH: '/bin' })
  expect([ok, warnings]).toEqual([true, ['MINERAL_TABLE_SECRETS is not a variable of this app, and is not looked at.']])
})

test('every variable that the code reads is checked', () => {
  const read = ['app', 'lib', 'prisma'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs)$/.test(entry.name) && !entry.parentPath.includes('generated'),
      )
      .flatMap((entry) => [
        ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/\b(?:process\.env|env)\.([A-Za-z_]+)/g),
      ])
      .map(([, name = '']) => name),
  )
  const mine = [...new Set(read)].filter((name) => !NOT_OURS.has(name))
  expect(mine.length).toBeGreaterThan(5)
  // A value that nothing takes is refused where the name is known.
  for (const name of mine) expect(problemsOf({ [name]: 'ftp:,,' }), name).not.toEqual([])
})
