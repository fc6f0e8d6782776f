import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, inject } from 'vitest'
import { catalogueFile } from '../../lib/db/catalogue-file'
import { storedVersion } from '../../lib/db/meta'
import { prepareCatalogue } from '../../lib/build/prepare'
import { madeOnce } from '../fixtures/once'
import { type Data, smallData } from '../fixtures/small-data'

/** A directory of its own that goes when the tests of the file are done. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'mineral-table-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

const CATALOGUE_TABLES = [
  ...['Dataset', 'Food', 'FoodAlias', 'FoodPortion', 'FoodNaming'],
  ...['SearchWord', 'SearchPrefix', 'SearchName', 'SearchArray', 'WordTrigram'],
]

/** The catalogue file that a database shows. */
export function shownCatalogueFile(file: string): string {
  const db = new Database(file, { readonly: true })
  const version = storedVersion(db)
  db.close()
  if (version === null) throw new Error(`${file} shows no catalogue`)
  return catalogueFile(file, version)
}

/** A database to look into, with the tables of the catalogue it shows under their own names. */
export function openWithCatalogue(file: string): Database.Database {
  const db = new Database(file, { readonly: true })
  db.prepare('ATTACH ? AS shown').run(shownCatalogueFile(file))
  for (const table of CATALOGUE_TABLES) db.exec(`CREATE TEMP VIEW "${table}" AS SELECT * FROM shown."${table}"`)
  return db
}

/** What tells the rows of a query from any others: far quicker to compare than many rows. */
export function digestOfRows(db: Database.Database, sql: string): string {
  const hash = createHash('sha256')
  for (const row of db.prepare<[], readonly unknown[]>(sql).raw().iterate()) {
    for (const cell of row) {
      if (Buffer.isBuffer(cell)) hash.update(`${cell.length} bytes `).update(cell)
      else hash.update(JSON.stringify(cell)).update(',')
    }
    hash.update('\n')
  }
  return hash.digest('hex')
}

/** Copies a database that nobody has open, and the catalogue it shows. */
export function copyDatabase(from: string, to: string): void {
  copyFileSync(from, to)
  const shown = shownCatalogueFile(from)
  copyFileSync(shown, join(dirname(to), basename(shown).replace(stem(from), stem(to))))
}

const stem = (file: string) => basename(file, '.db')

/** A database of the test's own with the real catalogue in it, a copy of one that is made once. */
export function preparedDatabase(): string {
  return copyOf('catalogue', {})
}

/** A database of the test's own with few foods; making its catalogue anew is quick. */
export function smallDatabase(): string {
  return copyOf('small-catalogue', smallData())
}

const small = new Set<string>()

/** What the catalogue of a database is made of; nothing, which means `data/`, unless it is a small one. */
export function dataOf(databaseFile: string): Partial<Data> {
  return small.has(databaseFile) ? smallData() : {}
}

function copyOf(name: string, data: Partial<Data>): string {
  const made = madeOnce(inject('shared'), name, (folder) => {
    prepareCatalogue({ databaseFile: join(folder, 'catalogue.db'), ...data })
  })
  const file = join(temporaryDirectory(), 'catalogue.db')
  copyDatabase(join(made, 'catalogue.db'), file)
  if (data.dataDir !== undefined) small.add(file)
  return file
}
