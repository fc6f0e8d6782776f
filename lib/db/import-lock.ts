import Database from 'better-sqlite3'
import { z } from 'zod'

const RUNNING = 'import-running'

const running = z.object({ pid: z.number(), what: z.string(), since: z.string() })

/** Another import has the database. */
export class ImportRunning extends Error {
  constructor(other: z.infer<typeof running> | null) {
    const who = other === null ? '' : ` (${other.what}, process ${other.pid}, since ${other.since})`
    super(`Another import is running${who}. Wait until it is done, then try again. Nothing was changed.`)
    this.name = 'ImportRunning'
  }
}

export type ImportLock = {
  /** True where the import before this one was cut off. */
  readonly stale: boolean
  release(): void
}

/**
 * The right to change what is imported, which one process has at a time. The operating system holds it, on a file
 * beside the database, and gives it back when the process ends in whatever way. Throws ImportRunning.
 */
export function lockImports(db: Database.Database, what: string): ImportLock {
  const lock = new Database(`${db.name}-import`, { timeout: 0 })
  try {
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new ImportRunning(stored(db))
    }
    throw error
  }
  const stale = stored(db) !== null
  const value = JSON.stringify({ pid: process.pid, what, since: new Date().toISOString() })
  db.prepare('INSERT OR REPLACE INTO Meta (key, value) VALUES (?, ?)').run(RUNNING, value)
  return {
    stale,
    release: () => {
      db.prepare('DELETE FROM Meta WHERE key = ?').run(RUNNING)
      lock.close()
    },
  }
}

function stored(db: Database.Database): z.infer<typeof running> | null {
  const value = db.prepare('SELECT value FROM Meta WHERE key = ?').pluck().get(RUNNING)
  return typeof value === 'string' ? running.parse(JSON.parse(value)) : null
}
