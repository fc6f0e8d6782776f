import Database from 'better-sqlite3'
import { z } from 'zod'
import { migrate } from '../../db/migrate'

const schemaRows = z.array(z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() }))
const SCHEMA = `SELECT type, name, sql FROM sqlite_schema ORDER BY type, name`

/**
 * Whether a database has just the tables that these migrations make, and nothing beside: no view or trigger that would
 * run where a table is read, and no table of another version of the app.
 */
export function hasOwnTables(db: Database.Database, migrations: string): boolean {
  const own = new Database(':memory:')
  try {
    migrate(own, migrations)
    const tablesOf = (one: Database.Database) => JSON.stringify(schemaRows.parse(one.prepare(SCHEMA).all()))
    return tablesOf(db) === tablesOf(own)
  } finally {
    own.close()
  }
}
