import type Database from 'better-sqlite3'
import { openDatabase } from './open'
import { DatabaseProblem, databaseProblem } from './problem'

/**
 * Opens a database that holds people with all that was written to it in it, and nobody else using it. Throws
 * DatabaseProblem where somebody does, and where it holds no people.
 */
export function openAlone(file: string): Database.Database {
  const db = openDatabase(file, { create: false })
  try {
    if (db.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw new DatabaseProblem('locked', file)
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; COMMIT')
    if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'MealList'`).get() === undefined) {
      throw new DatabaseProblem('not-ours', file)
    }
    return db
  } catch (error) {
    db.close()
    throw databaseProblem(error, file) ?? error
  }
}
