import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { MIGRATIONS } from '../build/open-stores'
import { notApplied } from '../db/migrate'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { readingPeople } from '../db/reading-people'
import { faultsOf } from '../db/sqlite-whole'
import { type VerifiedLists, verifyLists } from '../db/verify-lists'

/** What there is to say of a store of people. */
export type Verified = {
  /** What SQLite finds wrong, in words. */
  readonly faults: readonly string[]
  /** null where the store is of an older version, which had no checksums like ours, or too damaged to be read. */
  readonly lists: VerifiedLists | null
}

/** Whether nothing is wrong, as far as it can be told. */
export function isSound({ faults, lists }: Verified): boolean {
  return faults.length === 0 && (lists === null || lists.differing.length === 0)
}

/**
 * Reads all of a store of people and compares it with itself: the structure of the file, rows that refer to others, and
 * every list with its checksum. Changes nothing, and may be asked while the store is in use. Throws DatabaseProblem where
 * the file is no store of people at all.
 */
export async function verifyPeople(file: string): Promise<Verified> {
  if (!existsSync(file)) throw new DatabaseProblem('missing', file)
  try {
    const { faults, isCurrent } = structure(file)
    if (!isCurrent) return { faults, lists: null }
    try {
      return { faults, lists: await readingPeople(file, verifyLists) }
    } catch (error) {
      if (faults.length === 0) throw error
      return { faults, lists: null }
    }
  } catch (error) {
    throw databaseProblem(error, file) ?? error
  }
}

function structure(file: string): { readonly faults: readonly string[]; readonly isCurrent: boolean } {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'MealList'`).get() === undefined) {
      throw new DatabaseProblem('not-ours', file)
    }
    return { faults: faultsOf(db), isCurrent: notApplied(db, MIGRATIONS.people).length === 0 }
  } finally {
    db.close()
  }
}
