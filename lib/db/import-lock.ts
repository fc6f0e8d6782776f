import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'

const holder = z.object({ pid: z.number(), what: z.string(), since: z.string() })

/** Another import has the database. */
export class ImportRunning extends Error {
  constructor(other: z.infer<typeof holder> | null) {
    const who = other === null ? '' : ` (${other.what}, process ${other.pid}, since ${other.since})`
    super(`Another import is running${who}. Wait until it is done, then try again. Nothing was changed.`)
    this.name = 'ImportRunning'
  }
}

/**
 * The right to change what is imported, which one process has at a time; returns how to give it back. The operating
 * system holds it, on a file beside the database, and takes it back when the process ends in whatever way: no lock
 * outlives its holder. Throws ImportRunning.
 */
export function lockImports(databaseFile: string, what: string): () => void {
  if (!existsSync(dirname(databaseFile))) mkdirSync(dirname(databaseFile), { recursive: true })
  const lock = new Database(`${databaseFile}-import`, { timeout: 0 })
  try {
    lock.exec('CREATE TABLE IF NOT EXISTS Holder (pid INTEGER NOT NULL, what TEXT NOT NULL, since TEXT NOT NULL)')
    lock.transaction(() => {
      lock.exec('DELETE FROM Holder')
      lock.prepare('INSERT INTO Holder VALUES (?, ?, ?)').run(process.pid, what, new Date().toISOString())
    })()
    // Held until the process lets go or ends; others can still read who it is.
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
    const running = busy ? new ImportRunning(holderOf(lock)) : null
    lock.close()
    throw running ?? error
  }
  return () => lock.close()
}

function holderOf(lock: Database.Database): z.infer<typeof holder> | null {
  try {
    return holder.nullable().parse(lock.prepare('SELECT * FROM Holder').get() ?? null)
  } catch {
    return null
  }
}
