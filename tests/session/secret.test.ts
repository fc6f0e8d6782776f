import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSecret, secretFile } from '@/lib/session/secret'

let state: string

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'mineral-table-state-'))
})

afterEach(() => {
  chmodSync(state, 0o700)
  rmSync(state, { recursive: true, force: true })
})

test('a secret given by the environment is used, and nothing is written', () => {
  const given = 'x'.repeat(32)
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
