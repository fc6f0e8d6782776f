import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import { openUpToDate } from '../build/renew-catalogue'
import { databaseFile } from '../db/file'
import { DatabaseProblem } from '../db/problem'

export const DATA = fileURLToPath(new URL('../../data', import.meta.url))

/** Works on the database there is; makes none. */
export async function withDatabase<T>(work: (db: Database.Database) => T | Promise<T>): Promise<T> {
  const file = databaseFile()
  if (!existsSync(file)) throw new DatabaseProblem('missing', file)
  const { db } = openUpToDate(file)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
