import { execFileSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ReleasesConnections } from '@/lib/db/releases-connections'
import { smallStores } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

function opened(file: string, now?: () => number) {
  const releases = new ReleasesConnections(file, now)
  onTestFinished(() => releases.close())
  return { releases, version: () => releases.live().version() }
}

test('a snapshot stays as it was, however much is published meanwhile; those who begin within a second share one', () => {
  const { releases } = smallStores()
  let time = 0
  const connections = opened(releases, () => time).releases
  const [one, other] = [connections.snapshot(), connections.snapshot()]
  expect(other.db).toBe(one.db)
  set(releases, 'second')
  const later = connections.snapshot()
  expect(later.version).toBe('second')
  expect(one.db.prepare(`SELECT value FROM Meta WHERE key = 'data-version'`).pluck().get()).toBe(one.version)
  time = 2000
  const another = connections.snapshot()
  expect(another.db).not.toBe(later.db)
  for (const snapshot of [one, other, later, another]) {
    snapshot.end()
    snapshot.end()
  }
  // All of the log can be folded in: nobody holds on to anything.
  const writer = new Database(releases)
  onTestFinished(() => void writer.close())
  expect(writer.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }])
})

test('a store that takes the place of another is noticed, and one that is taken away', () => {
  const [file, successor] = [smallStores(), smallStores()]
  let time = 0
  const { releases, version } = opened(file.releases, () => time)
  set(successor.releases, 'of the successor')
  const before = version()
  renameSync(successor.releases, file.releases)
  for (const beside of ['-wal', '-shm']) rmSync(`${file.releases}${beside}`, { force: true })
  time = 2000
  expect(version()).toBe('of the successor')
  expect(version()).not.toBe(before)
  rmSync(file.releases)
  expect(releases.isMissing).toBe(false)
  time = 4000
  expect(releases.isMissing).toBe(true)
  expect(version()).toBe('of the successor')
})

test('that what was written beside the store is gone, after which others write out of its sight, is noticed', () => {
  const file = smallStores()
  let time = 0
  const { version } = opened(file.releases, () => time)
  version()
  set(file.releases, 'written before')
  time = 2000
  expect(version()).toBe('written before')
  for (const beside of ['-wal', '-shm']) rmSync(`${file.releases}${beside}`)
  setElsewhere(file.releases, 'written after')
  time = 4000
  expect(version()).toBe('written after')
})

test('a clock that is set back keeps nobody from looking', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const file = smallStores()
  const { releases } = opened(file.releases)
  expect(releases.isMissing).toBe(false)
  vi.setSystemTime(0)
  rmSync(file.releases)
  await expect.poll(() => releases.isMissing, { timeout: 10_000 }).toBe(true)
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
