import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSecrets, secretFile } from '@/lib/session/secret'

type Environment = Parameters<typeof readSecrets>[0]
const readSecret = (env: Environment, tell?: (words: string) => void) => readSecrets(env, tell).current

let state: string

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'mineral-table-state-'))
})

afterEach(() => {
  chmodSync(state, 0o700)
  rmSync(state, { recursive: true, force: true })
})

test('a secret given by the environment is used, and nothing is written', () => {
  const given = 'Zk9rJ2vX7q0Lw5TfYc3HsN8bDg1RmPaU'
  expect(readSecret({ MINERAL_TABLE_SECRET: given, XDG_STATE_HOME: state })).toBe(given)
  expect(() => statSync(secretFile({ XDG_STATE_HOME: state }))).toThrow()
})

test('a short one is refused with what to do', () => {
  expect(() => readSecret({ MINERAL_TABLE_SECRET: 'short' })).toThrow(/at least 32 characters/)
})

test('the first start makes one that only this user can read, and later starts find it', () => {
  const env = { XDG_STATE_HOME: state }
  const made = readSecret(env)
  expect(made.length).toBeGreaterThanOrEqual(43)
  expect(statSync(secretFile(env)).mode & 0o777).toBe(0o600)
  expect(readSecret(env)).toBe(made)
  expect(readFileSync(secretFile(env), 'utf8').trim()).toBe(made)
})

test.each(['x'.repeat(32), 'secret12'.repeat(4), '0123456789abcdefghijklmnopqrstuvwxyz'])(
  'one that could be guessed is refused, as %j',
  (given) =>
    expect(() => readSecret({ MINERAL_TABLE_SECRET: given })).toThrow(/^MINERAL_TABLE_SECRET is .*openssl rand/),
)

test('those from before are named beside it', () => {
  const env = { MINERAL_TABLE_SECRET: 'Zk9rJ2vX7q0Lw5TfYc3HsN8bDg1RmPaU', MINERAL_TABLE_OLD_SECRETS: 'one, x y ,' }
  expect(readSecrets(env).old).toEqual(['one', 'x y'])
  expect(readSecrets({ XDG_STATE_HOME: state }).old).toEqual([])
})

test.each([0o644, 0o640, 0o660, 0o604])('a file of mode %o is closed to others, and that is said', (mode) => {
  const env = { XDG_STATE_HOME: state }
  const secret = readSecret(env)
  chmodSync(secretFile(env), mode)
  const told: string[] = []
  expect(readSecret(env, (words) => told.push(words))).toBe(secret)
  expect(statSync(secretFile(env)).mode & 0o777).toBe(0o600)
  expect(told).toEqual([expect.stringMatching(/could be read by others .*MINERAL_TABLE_OLD_SECRETS/)])
  readSecret(env, (words) => told.push(words))
  expect(told).toHaveLength(1)
})

test('a damaged file is not silently replaced', () => {
  const env = { XDG_STATE_HOME: state }
  mkdirSync(dirname(secretFile(env)), { recursive: true })
  writeFileSync(secretFile(env), 'oops')
  expect(() => readSecret(env)).toThrow(/damaged/)
})

test('where nothing can be kept, the message names the file and the way out', () => {
  const blocked = join(state, 'file')
  writeFileSync(blocked, '')
  expect(() => readSecret({ XDG_STATE_HOME: blocked })).toThrow(/session-secret.*MINERAL_TABLE_SECRET/)
})

test('it lies outside the repository, in the state folder of the user', () => {
  expect(secretFile({})).toMatch(/\.local\/state\/mineral-table\/session-secret$/)
  expect(secretFile({ XDG_STATE_HOME: 'relative' })).toMatch(/\.local\/state/)
})
