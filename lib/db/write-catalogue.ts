import type Database from 'better-sqlite3'
import { z } from 'zod'
import { writeBrowseOrders } from './browse-orders'
import { CATALOGUE_COLUMNS, type CatalogueRow, type CatalogueRows, type CatalogueTable } from './catalogue-rows'
import { INDEX_TABLES } from './index-tables'
import { storeIndexBytes, storeVersion } from './meta'

const names = z.array(z.string())

export type WriteProgress = {
  readonly onFood: (done: number) => void
  readonly onOrder: (done: number) => void
}

/** Fills an empty catalogue file with the rows that `makeCatalogue` makes, and what follows from them. */
export function writeCatalogue(
  into: Database.Database,
  pieces: Iterable<CatalogueRows>,
  version: string,
  { onFood, onOrder }: WriteProgress,
): void {
  const inserts = new Map<CatalogueTable, Database.Statement<[CatalogueRow]>>()
  let foods = 0
  for (const { table, rows } of pieces) {
    const insert = inserts.get(table) ?? insertInto(into, table)
    inserts.set(table, insert)
    for (const row of rows) insert.run(row)
    if (table !== 'Food') continue
    foods += rows.length
    onFood(foods)
  }
  into.pragma('shrink_memory')
  writeBrowseOrders(into, foods, onOrder)
  countDatasets(into)
  storeIndexBytes(into, indexBytes(into))
  storeVersion(into, version)
}

function insertInto(db: Database.Database, table: CatalogueTable): Database.Statement<[CatalogueRow]> {
  const columns = CATALOGUE_COLUMNS[table]
  const places = columns.map(() => '?').join(', ')
  return db.prepare(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places})`)
}

function countDatasets(db: Database.Database): void {
  db.exec(`
    UPDATE Dataset SET (foodCount, magnesiumUnknown, potassiumUnknown, sodiumUnknown) = (
      SELECT count(*), coalesce(sum(magnesium IS NULL), 0), coalesce(sum(potassium IS NULL), 0),
        coalesce(sum(sodium IS NULL), 0)
      FROM Food WHERE datasetId = Dataset.id)`)
}

/** How many bytes the tables of the search index take, with their indexes and the pages of their full text. */
function indexBytes(db: Database.Database): number {
  const parts = db.prepare(`SELECT name FROM sqlite_schema WHERE tbl_name = @table OR tbl_name GLOB @table || '_*'`)
  // Asked for by name, a table is counted without reading the rest of the file.
  const size = db.prepare('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ? AND aggregate = TRUE').pluck()
  return INDEX_TABLES.flatMap((table) => names.parse(parts.pluck().all({ table }))).reduce(
    (sum, name) => sum + Number(size.get(name)),
    0,
  )
}
