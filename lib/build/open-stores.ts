import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import { closeToOthers } from '../db/close-to-others'
import { migrate } from '../db/migrate'
import { openDatabase } from '../db/open'
import { databaseProblem } from '../db/problem'
import type { Stores } from '../db/stores'
import { backUpBeforeMigration } from './back-up-before-migration'

const PRISMA = fileURLToPath(new URL('../../prisma', import.meta.url))

/** The migrations of each store. */
export const MIGRATIONS = {
  people: join(PRISMA, 'people', 'migrations'),
  peopleInPostgres: join(PRISMA, 'people', 'postgres', 'migrations'),
  releases: join(PRISMA, 'releases', 'migrations'),
  catalogue: join(PRISMA, 'catalogue', 'migrations'),
} as const

/** A store whose tables are up to date, and the migrations that brought them there. */
export type OpenStore = { readonly db: Database.Database; readonly migrations: readonly string[] }

/** Opens a store with its tables brought up to date. People are backed up before. Throws DatabaseProblem. */
export function openStore(stores: Stores, name: 'people' | 'releases'): OpenStore {
  const db = openDatabase(stores[name], { create: true, isPrivate: name === 'people' })
  try {
    if (name === 'people') closeToOthers(stores.people)
    const before = name === 'people' ? (missing: readonly string[]) => backUpBeforeMigration(db, missing) : undefined
    return { db, migrations: migrate(db, MIGRATIONS[name], before) }
  } catch (error) {
    db.close()
    throw databaseProblem(error, stores[name]) ?? error
  }
}
