import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { followDataVersion } from '@/lib/db/data-version'
import { smallStores } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

test('notices a new data version within a second, and looks no oftener', () => {
  const file = smallStores()
  let time = 0
  const version = followDataVersion(file.releases, 'first', () => time)
  onTestFinished(() => version.close())
  const other = new Database(file.releases)
  onTestFinished(() => void other.close())
  const set = (value: string) => other.prepare(`UPDATE Meta SET value = ? WHERE key = 'data-version'`).run(value)

  set('second')
  time = 999
  expect(version.current()).toBe('first')
  time = 1000
  expect(version.current()).toBe('second')
  set('third')
  time = 1999
  expect(version.current()).toBe('second')
  time = 2000
  expect(version.current()).toBe('third')
})

test('sees nothing of a version that is not yet there', () => {
  const file = smallStores()
  let time = 0
  const version = followDataVersion(file.releases, 'first', () => time)
  onTestFinished(() => version.close())
  const other = new Database(file.releases)
  onTestFinished(() => void other.close())
  other.prepare(`UPDATE Meta SET value = 'old' WHERE key = 'data-version'`).run()
  other.exec('BEGIN IMMEDIATE')
  other.prepare(`UPDATE Meta SET value = 'new' WHERE key = 'data-version'`).run()
  time = 5000
  expect(version.current()).toBe('old')
  other.exec('COMMIT')
  time = 6000
  expect(version.current()).toBe('new')
})
