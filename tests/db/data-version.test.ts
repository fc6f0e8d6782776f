import { execFileSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
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

test('notices a store that takes the place of another, and one that is taken away', () => {
  const [file, successor] = [smallStores(), smallStores()]
  let time = 0
  const version = followDataVersion(file.releases, 'first', () => time)
  onTestFinished(() => version.close())
  set(successor.releases, 'of the successor')
  time = 1000
  const before = version.current()
  renameSync(successor.releases, file.releases)
  for (const beside of ['-wal', '-shm']) rmSync(`${file.releases}${beside}`, { force: true })
  time = 3000
  expect(version.current()).toBe('of the successor')
  expect(version.current()).not.toBe(before)
  rmSync(file.releases)
  time = 5000
  expect(version.current()).toBe('of the successor')
})

test('notices that what was written beside the store is gone, after which others write out of its sight', () => {
  const file = smallStores()
  let time = 0
  const version = followDataVersion(file.releases, 'first', () => time)
  onTestFinished(() => version.close())
  set(file.releases, 'written before')
  time = 1000
  expect(version.current()).toBe('written before')
  for (const beside of ['-wal', '-shm']) rmSync(`${file.releases}${beside}`)
  setElsewhere(file.releases, 'written after')
  time = 3000
  expect(version.current()).toBe('written after')
})

test('goes on looking when the clock of the computer is set back', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const file = smallStores()
  const version = followDataVersion(file.releases, 'first')
  onTestFinished(() => version.close())
  vi.setSystemTime(0)
  set(file.releases, 'second')
  return expect.poll(() => version.current(), { timeout: 5000 }).toBe('second')
})

/** As another process does. */
function setElsewhere(file: string, version: string): void {
  const script = `import Database from 'better-sqlite3'
    new Database(process.argv[1]).prepare("UPDATE Meta SET value = ? WHERE key = 'data-version'").run(process.argv[2])`
  execFileSync(process.execPath, ['--input-type=module', '-e', script, file, version])
}

function set(file: string, version: string): void {
  const other = new Database(file)
  other.prepare(`UPDATE Meta SET value = ? WHERE key = 'data-version'`).run(version)
  other.close()
}
