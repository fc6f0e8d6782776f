import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { CAN_KEEP_SYNCED, keepingSynced, syncsIn } from '../fixtures/synced/keep-synced'
import { editing } from './edits-process'
import { database, databaseFile, emptyDatabases } from './list-file'

emptyDatabases()

const UNTOLD = CAN_KEEP_SYNCED ? '' : ' (skipped: this machine has no C compiler for a library that watches syncs)'

function names(file: string): readonly unknown[] {
  const db = new Database(file)
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    return db.prepare('SELECT name FROM MealList').pluck().all()
  } finally {
    db.close()
  }
}

test('the store commits with synchronous FULL', async () => {
  // Asked as part of a transaction, and so of the connection that writes.
  const answer = await database().$transaction((tx) => tx.$queryRaw`PRAGMA synchronous`)
  expect(answer).toEqual([{ synchronous: 2n }])
})

test.skipIf(!CAN_KEEP_SYNCED)(`every confirmed edit was synced: a power cut loses none${UNTOLD}`, async () => {
  const cut = mkdtempSync(join(tmpdir(), 'mineral-table-synced-'))
  // What was written before is on the disk: whoever closes a store last syncs it.
  copyFileSync(databaseFile(), join(cut, basename(databaseFile())))
  const server = editing(databaseFile(), 'anna', { env: keepingSynced(dirname(databaseFile()), cut) })
  await server.reach(60)
  await server.kill()
  const after = names(join(cut, basename(databaseFile())))
  for (const name of server.confirmed) expect(after).toContain(name)
  expect(syncsIn(cut).length).toBeGreaterThanOrEqual(server.confirmed.length)
})
