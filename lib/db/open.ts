import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { makeFolder } from './make-folder'
import { makePrivateFile } from './private-file'
import { DatabaseProblem, databaseProblem } from './problem'

export const BUSY_TIMEOUT_MS = 5000
// Reading all of a larger file at every start takes longer than starting. `catalogue verify` reads its releases.
const MOST_BYTES_CHECKED = 64 * 1024 * 1024

export type OpenOptions = {
  /** Make the file, and its directory, where there is none. */
  readonly create: boolean
  /** Whether a file that is made is for the user alone who runs this. */
  readonly isPrivate?: boolean
  readonly busyTimeoutMs?: number
}

function checkPlace(file: string, create: boolean): void {
  if (existsSync(file)) {
    if (statSync(file).isDirectory()) throw new DatabaseProblem('not-a-database', file)
    try {
      accessSync(file, constants.R_OK | constants.W_OK)
      accessSync(dirname(file), constants.W_OK)
    } catch (error) {
      throw new DatabaseProblem('read-only', file, { cause: error })
    }
    return
  }
  if (!create) throw new DatabaseProblem('missing', file)
  try {
    makeFolder(dirname(file))
  } catch (error) {
    throw new DatabaseProblem('no-directory', file, { cause: error })
  }
}

function makePrivate(file: string): void {
  try {
    makePrivateFile(file)
  } catch (error) {
    // Another start made it at the same moment.
    if (!existsSync(file)) throw new DatabaseProblem('read-only', file, { cause: error })
  }
}

/**
 * Opens the database ready for use: write-ahead log, foreign keys, patience with other writers.
 * Throws a DatabaseProblem where the file is missing, locked, read-only, damaged or no database.
 */
export function openDatabase(file: string, options: OpenOptions): Database.Database {
  checkPlace(file, options.create)
  if (options.isPrivate && !existsSync(file)) makePrivate(file)
  let db: Database.Database | undefined
  try {
    db = new Database(file, { timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS })
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    if (statSync(file).size <= MOST_BYTES_CHECKED) {
      const check = db.pragma('quick_check(1)', { simple: true })
      if (check !== 'ok') throw new DatabaseProblem('corrupt', file, { cause: new Error(String(check)) })
    }
    return db
  } catch (error) {
    db?.close()
    throw databaseProblem(error, file) ?? error
  }
}
