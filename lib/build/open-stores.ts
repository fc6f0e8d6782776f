import type Database from 'better-sqlite3'
import { migrate } from '../db/migrate'
import { openDatabase } from '../db/open'
import { databaseProblem } from '../db/problem'
import type { Stores } from '../db/stores'
import { MIGRATIONS } from './migrations'

type Opened = { readonly db: Database.Database; readonly migrations: readonly string[] }

/** Opens the store of releases with its tables brought up to date. Throws DatabaseProblem. */
export function openReleases({ releases }: Stores): Opened {
  return openUpToDate(releases, MIGRATIONS.releases)
}

/** Opens the store of people with its tables brought up to date. Throws DatabaseProblem. */
export function openPeople({ people }: Stores): Opened {
  return openUpToDate(people, MIGRATIONS.people)
}

function openUpToDate(file: string, migrations: string): Opened {
  const db = openDatabase(file, { create: true })
  try {
    return { db, migrations: migrate(db, migrations) }
  } catch (error) {
    db.close()
    throw databaseProblem(error, file) ?? error
  }
}
