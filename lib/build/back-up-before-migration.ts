import { readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { beside } from '../db/beside'
import { rowCount } from '../db/copy-rows'
import { makePrivateFile } from '../db/private-file'
import { faultsOf } from '../db/sqlite-whole'
import { syncFile } from '../db/sync-file'

const KEPT = 3
const TABLES = ['Owner', 'MealList', 'Meal', 'MealItem', 'Envelope']

/**
 * Copies a store of people, as it is before its first missing migration, into a file beside it, which appears once it is
 * found to be whole; the last few are kept. Throws where it cannot be copied whole: then nothing is migrated.
 */
export function backUpBeforeMigration(db: Database.Database, [migration = '']: readonly string[]): void {
  const kept = beside(db.name, `before-${migration}`)
  const part = `${kept}.part`
  rmSync(part, { force: true })
  makePrivateFile(part)
  db.prepare('VACUUM INTO ?').run(part)
  const copy = new Database(part)
  try {
    const faults = faultsOf(copy)
    const lacking = TABLES.filter((table) => rowCount(copy, table) !== rowCount(db, table))
    if (faults.length > 0 || lacking.length > 0) {
      throw new Error(
        `The copy of ${db.name} did not come out whole, so it is not brought up to date: ${faults[0] ?? lacking[0]}`,
      )
    }
  } finally {
    copy.close()
  }
  syncFile(part)
  renameSync(part, kept)
  syncFile(dirname(kept))
  forgetOld(db.name)
}

/** Names of migrations begin with their time. */
function forgetOld(file: string): void {
  const folder = dirname(file)
  const stem = basename(beside(file, 'before-'), '.db')
  const kept = readdirSync(folder).filter(
    (name) => name.startsWith(stem) && /^\d{14}_\w+\.db$/.test(name.slice(stem.length)),
  )
  for (const name of kept.toSorted().slice(0, -KEPT)) rmSync(join(folder, name))
}
