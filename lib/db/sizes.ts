import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { INDEX_TABLES } from './index-tables'

const names = z.array(z.string())

/** How many bytes the search index takes in a catalogue file; where this SQLite cannot tell, those of the whole file. */
export function indexBytes(file: string): number {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    // A table with its indexes, and the tables in which full text keeps its pages.
    const parts = db.prepare(`SELECT name FROM sqlite_schema WHERE tbl_name = @table OR tbl_name GLOB @table || '_*'`)
    // Asked for by name, a table is counted without reading the rest of the file.
    const size = db.prepare('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ? AND aggregate = TRUE').pluck()
    return INDEX_TABLES.flatMap((table) => names.parse(parts.pluck().all({ table }))).reduce(
      (sum, name) => sum + z.number().parse(size.get(name)),
      0,
    )
  } catch (error) {
    if (error instanceof Database.SqliteError && /no such table: dbstat/.test(error.message)) return fileBytes(file)
    throw error
  } finally {
    db.close()
  }
}

/** How many bytes a database takes on the disk, with what is written and not yet folded into it. */
export function databaseBytes(file: string): number {
  return fileBytes(file) + fileBytes(`${file}-wal`)
}

function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
