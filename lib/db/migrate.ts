import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { DatabaseProblem } from './problem'

// As Prisma makes it, so that `prisma migrate status` agrees.
const CREATE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

const names = z.array(z.string())

/** The SQL of every migration, in the order in which they are applied. */
export function migrationFiles(directory: string): readonly string[] {
  return migrationNames(directory).map((name) => migrationFile(directory, name))
}

export function migrationFile(directory: string, name: string): string {
  return join(directory, name, 'migration.sql')
}

/** The names of the migrations that this version of the app knows, in the order in which they are applied. */
export function migrationNames(directory: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => existsSync(migrationFile(directory, name)))
    .sort()
}

/** The known migrations that are not applied yet. Throws a DatabaseProblem where there are others than those known. */
export function missingMigrations(
  known: readonly string[],
  applied: readonly string[],
  database: string,
): readonly string[] {
  if (applied.some((name) => !known.includes(name))) throw new DatabaseProblem('newer', database)
  return known.filter((name) => !applied.includes(name))
}

/**
 * Brings the tables up to this version of the app, all or nothing; returns the migrations it applied. Of a database that
 * is there already, `before` is told what is missing ahead of the first change.
 * Throws a DatabaseProblem where the database has migrations that this version does not know.
 */
export function migrate(
  db: Database.Database,
  directory: string,
  before: (missing: readonly string[]) => void = () => {},
): readonly string[] {
  // Looking needs no lock, so that an import under way keeps nobody from starting.
  const isNew = db.prepare(`SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'`).get() === undefined
  if (!isNew) {
    const missing = notApplied(db, directory)
    if (missing.length === 0) return []
    before(missing)
  }
  const run = db.transaction(() => {
    db.exec(CREATE)
    const missing = notApplied(db, directory)
    const record = db.prepare(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    for (const name of missing) {
      const sql = readFileSync(migrationFile(directory, name))
      const started = Date.now()
      db.exec(sql.toString('utf8'))
      record.run(randomUUID(), createHash('sha256').update(sql).digest('hex'), name, started, Date.now())
    }
    const orphans = z.array(z.unknown()).parse(db.pragma('foreign_key_check'))
    if (orphans.length > 0) throw new Error(`${missing.join(', ')} would leave rows without their owners.`)
    return missing
  })
  // Where a migration makes a table anew, deleting the old one must not delete all that refers to it; and it cannot be
  // told so from within a transaction.
  const enforced = db.pragma('foreign_keys', { simple: true }) === 1
  db.pragma('foreign_keys = OFF')
  try {
    return run.immediate()
  } finally {
    if (enforced) db.pragma('foreign_keys = ON')
  }
}

/** The migrations that a database lacks. Throws a DatabaseProblem where it has some that this version does not know. */
export function notApplied(db: Database.Database, directory: string): readonly string[] {
  const applied = names.parse(
    db.prepare('SELECT migration_name FROM _prisma_migrations WHERE rolled_back_at IS NULL').pluck().all(),
  )
  return missingMigrations(migrationNames(directory), applied, db.name)
}
