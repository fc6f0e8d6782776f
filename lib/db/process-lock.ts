import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { makeFolder } from './make-folder'

const holder = z.object({ pid: z.number(), what: z.string(), since: z.string() })

/** Which process has a lock, what for, and since when. */
export type Holder = z.infer<typeof holder>

/** Somebody who only looks holds the lock for an instant, which is no reason to turn anybody away. */
const LONGEST_LOOK_MS = 200

/** Who has a lock, in brackets, for the end of a sentence; nothing where nobody knows. */
export function holderWords(other: Holder | null): string {
  return other === null ? '' : ` (${other.what}, process ${other.pid}, since ${other.since})`
}

/**
 * A right that one process has at a time; returns how to give it back. The operating system holds it, on this file,
 * and takes it back when the process ends in whatever way: no lock outlives its holder. Throws what `taken` makes of the
 * other who has it, as far as it can be told.
 */
export function takeLock(file: string, what: string, taken: (other: Holder | null) => Error): () => void {
  makeFolder(dirname(file))
  const lock = new Database(file, { timeout: LONGEST_LOOK_MS })
  try {
    lock.exec('CREATE TABLE IF NOT EXISTS Holder (pid INTEGER NOT NULL, what TEXT NOT NULL, since TEXT NOT NULL)')
    lock.transaction(() => {
      lock.exec('DELETE FROM Holder')
      lock.prepare('INSERT INTO Holder VALUES (?, ?, ?)').run(process.pid, what, new Date().toISOString())
    })()
    // Held until the process lets go or ends; others can still read who it is.
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const other = isBusy(error) ? taken(holderOf(lock)) : null
    lock.close()
    throw other ?? error
  }
  return () => lock.close()
}

/** Who has a lock now. */
export function lockHolder(file: string): Holder | null {
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
