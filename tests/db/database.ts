import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, inject } from 'vitest'
import { prepareStores } from '../../lib/build/prepare'
import type { CatalogueFiles } from '../../lib/content/catalogue-files'
import { storedVersion } from '../../lib/db/meta'
import { catalogueFile, catalogueStem, type Stores, storesAt, storesFolder } from '../../lib/db/stores'
import { madeOnce } from '../fixtures/once'
import { smallData } from '../fixtures/small-data'

/** A directory of its own that goes when the tests of the file are done. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'mineral-table-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

const CATALOGUE_TABLES = [
  ...['Dataset', 'Food', 'FoodAlias', 'FoodPortion', 'FoodFlag', 'FoodNaming', 'NamingClaim', 'GroupRank', 'GroupSize'],
  ...['SearchWord', 'SearchPrefix', 'SearchName', 'SearchArray', 'WordTrigram'],
]
const PEOPLE_TABLES = ['Owner', 'MealList', 'Meal', 'MealItem']

/** The catalogue file that is shown. */
export function shownCatalogueFile(stores: Stores): string {
  const db = new Database(stores.releases, { readonly: true })
  const version = storedVersion(db)
  db.close()
  if (version === null) throw new Error(`${stores.releases} shows no catalogue`)
  return catalogueFile(stores, version)
}

/** The releases to look into, with the tables of people and of the catalogue that is shown under their own names. */
export function openStores(stores: Stores): Database.Database {
  const db = new Database(stores.releases, { readonly: true })
  db.prepare('ATTACH ? AS people').run(stores.people)
  db.prepare('ATTACH ? AS shown').run(shownCatalogueFile(stores))
  for (const table of PEOPLE_TABLES) db.exec(`CREATE TEMP VIEW "${table}" AS SELECT * FROM people."${table}"`)
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

/** Copies stores that nobody has open, and the catalogue that is shown. */
export function copyStores(from: Stores, to: Stores): void {
  copyFileSync(from.people, to.people)
  copyFileSync(from.releases, to.releases)
  const shown = shownCatalogueFile(from)
  copyFileSync(shown, join(storesFolder(to), basename(shown).replace(catalogueStem(from), catalogueStem(to))))
}

/** Where stores of the test's own may stand. */
export function emptyStores(): Stores {
  return storesAt(join(temporaryDirectory(), 'table.db'))
}

/** Stores of the test's own with the real catalogue, a copy of some that are made once. */
export function preparedStores(): Stores {
  return copyOf('catalogue', undefined)
}

/** Stores of the test's own with few foods; making their catalogue anew is quick. */
export function smallStores(): Stores {
  return copyOf('small-catalogue', smallData())
}

const small = new Set<string>()

/** What the catalogue of stores is made of; nothing, which means `data/`, unless it is a small one. */
export function dataOf(stores: Stores): { readonly files?: CatalogueFiles } {
  return small.has(stores.releases) ? { files: smallData() } : {}
}

function copyOf(name: string, files: CatalogueFiles | undefined): Stores {
  const made = madeOnce(inject('shared'), name, (folder) => {
    prepareStores({ stores: storesAt(join(folder, 'table.db')), ...(files && { files }) })
  })
  const stores = emptyStores()
  copyStores(storesAt(join(made, 'table.db')), stores)
  if (files !== undefined) small.add(stores.releases)
  return stores
}
