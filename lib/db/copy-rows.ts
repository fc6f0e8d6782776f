import type Database from 'better-sqlite3'
import { z } from 'zod'

const ROWS_AT_ONCE = 20_000
const columnRows = z.array(z.object({ name: z.string(), pk: z.number() }))

export type CopyProgress = { readonly table: string; readonly rows: number; readonly allRows: number }

/** Columns of before that nothing has ever read. */
const DROPPED: readonly string[] = ['MealList.position']

/**
 * The columns that a table has in the database and in the one attached as `store`; none where the database lacks it.
 * Throws where the store has no place for a column that is not to be dropped.
 */
function sharedColumns(db: Database.Database, table: string) {
  const columns = (schema: string) => columnRows.parse(db.pragma(`${schema}.table_info("${table}")`))
  const [here, there] = [columns('main'), columns('store')]
  const lost = here.find(
    ({ name }) => !there.some((other) => other.name === name) && !DROPPED.includes(`${table}.${name}`),
  )
  if (lost !== undefined) throw new Error(`There is no place for ${table}.${lost.name}. Nothing was changed.`)
  return there.filter(({ name }) => here.some((other) => other.name === name))
}

const quoted = (name: string) => `"${name}"`

/** How many rows a table has; none where there is no such table. */
export function rowCount(db: Database.Database, table: string, where = 'TRUE'): number {
  const exists = db.prepare('SELECT 1 FROM main.sqlite_schema WHERE name = ?').get(table) !== undefined
  return exists ? z.number().parse(db.prepare(`SELECT count(*) FROM main."${table}" WHERE ${where}`).pluck().get()) : 0
}

/** Copies all rows of a table into the one of that name in `store`, with the columns that both have. */
export function copyRows(db: Database.Database, table: string, onProgress: (progress: CopyProgress) => void): void {
  const columns = sharedColumns(db, table)
  const allRows = rowCount(db, table)
  if (columns.length === 0 || allRows === 0) return
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  const last = z.number().parse(db.prepare(`SELECT max(rowid) FROM main."${table}"`).pluck().get())
  const first = z.number().parse(db.prepare(`SELECT min(rowid) FROM main."${table}"`).pluck().get())
  const some = db.prepare(
    `INSERT INTO store."${table}" (${names}) SELECT ${names} FROM main."${table}" WHERE rowid >= ? AND rowid < ?`,
  )
  let rows = 0
  for (let from = first; from <= last; from += ROWS_AT_ONCE) {
    rows += some.run(from, from + ROWS_AT_ONCE).changes
    onProgress({ table, rows, allRows })
  }
}

/** In how many rows a table and the one of that name in `store` differ, in the columns that both have. */
export function differingRows(db: Database.Database, table: string): number {
  const columns = sharedColumns(db, table)
  if (columns.length === 0) return rowCount(db, table)
  const same = columns.map(({ name }) => `copy.${quoted(name)} IS own.${quoted(name)}`).join(' AND ')
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => `copy.${quoted(name)} = own.${quoted(name)}`)
  const missing = db
    .prepare(
      `SELECT count(*) FROM main."${table}" own WHERE NOT EXISTS (
         SELECT 1 FROM store."${table}" copy WHERE ${[...key, same].join(' AND ')})`,
    )
    .pluck()
    .get()
  const copied = db.prepare(`SELECT count(*) FROM store."${table}"`).pluck().get()
  return z.number().parse(missing) + Math.abs(z.number().parse(copied) - rowCount(db, table))
}
