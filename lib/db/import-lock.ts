import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'

const holder = z.object({ pid: z.number(), what: z.string(), since: z.string() })

/** Who changes what is imported, what it is about, and since when. */
type Holder = z.infer<typeof holder>

/** Somebody who only looks holds the lock for an instant, which is no reason to turn an import away. */
const LONGEST_LOOK_MS = 200

/** Another import has the database. */
export class ImportRunning extends Error {
  constructor(other: Holder | null) {
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
  const lock = new Database(lockFile(databaseFile), { timeout: LONGEST_LOOK_MS })
  try {
    lock.exec('CREATE TABLE IF NOT EXISTS Holder (pid INTEGER NOT NULL, what TEXT NOT NULL, since TEXT NOT NULL)')
    lock.transaction(() => {
      lock.exec('DELETE FROM Holder')
      lock.prepare('INSERT INTO Holder VALUES (?, ?, ?)').run(process.pid, what, new Date().toISOString())
    })()
    // Held until the process lets go or ends; others can still read who it is.
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const running = isBusy(error) ? new ImportRunning(holderOf(lock)) : null
    lock.close()
    throw running ?? error
  }
  return () => lock.close()
}

/** The import, or the removal, that is running now. */
export function runningImport(databaseFile: string): Pick<Holder, 'what' | 'since'> | null {
  const file = lockFile(databaseFile)
  if (!existsSync(file)) return null
  const lock = new Database(file, { timeout: 0, fileMustExist: true })
  try {
    lock.exec('BEGIN IMMEDIATE; ROLLBACK')
    return null
  } catch (error) {
    if (!isBusy(error)) throw error
    return holderOf(lock)
  } finally {
    lock.close()
  }
}

function lockFile(databaseFile: string): string {
  return `${databaseFile}-import`
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function holderOf(lock: Database.Database): Holder | null {
  try {
    return holder.nullable().parse(lock.prepare('SELECT * FROM Holder').get() ?? null)
  } catch {
    return null
  }
}
