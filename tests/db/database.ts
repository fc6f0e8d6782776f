import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll } from 'vitest'
import { prepareCatalogue } from '../../lib/build/prepare'
import { catalogueFile } from '../../lib/db/catalogue-file'
import { storedVersion } from '../../lib/db/meta'

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

/** Copies a database that nobody has open, and the catalogue it shows. */
export function copyDatabase(from: string, to: string): void {
  copyFileSync(from, to)
  const shown = shownCatalogueFile(from)
  copyFileSync(shown, join(dirname(to), basename(shown).replace(stem(from), stem(to))))
}

const stem = (file: string) => basename(file, '.db')

/** A new database with the real catalogue in it. */
export function preparedDatabase(): string {
  const file = join(temporaryDirectory(), 'catalogue.db')
  prepareCatalogue({ databaseFile: file })
  return file
}
