import type Database from 'better-sqlite3'
import { z } from 'zod'
import { TakenNames } from '../catalogue/taken-names'
import { type Catalogue, IFCT } from '../content/catalogue-files'
import { readyFood } from '../import/ready-food'
import type { NamingAndSorting } from '../import/visible-food'
import type { Food } from '../nutrition/food'
import { writeBrowseOrders } from './browse-orders'
import { foodInserts } from './food-inserts'
import { INDEX_TABLES } from './index-tables'
import { IndexWriter } from './index-writer'
import { indexedWords } from './indexed-words'
import { storeIndexBytes, storeVersion } from './meta'
import { type StoredRelease, shownReleases } from './releases'
import { shownFoods } from './shown-foods'

const FOODS_A_REPORT = 500

const names = z.array(z.string())

/** What a catalogue is made of. */
export type CatalogueParts = {
  readonly catalogue: Catalogue
  readonly making: NamingAndSorting
  /** Every release there is; the newest of each table is shown. */
  readonly releases: readonly StoredRelease[]
}

export type WriteProgress = {
  readonly onFood: (done: number) => void
  readonly onOrder: (done: number) => void
}

/** Fills an empty catalogue file with our foods and those of the releases, which `main` holds, and its index. */
export function writeCatalogue(
  into: Database.Database,
  main: Database.Database,
  { catalogue, making, releases }: CatalogueParts,
  version: string,
  { onFood, onOrder }: WriteProgress,
): void {
  const { reference } = catalogue
  const foods = catalogue.foods.toSorted(plainFirst)
  writeDatasets(into, catalogue, releases)
  const insert = foodInserts(into)
  const index = new IndexWriter(into)
  const words = indexedWords(reference)
  const taken = new TakenNames()
  let ordinal = 0
  for (const visible of shownFoods(main, { foods, reference }, making, releases)) {
    const food = readyFood(visible, reference.thresholds)
    const name = food.names.find((candidate) => taken.take(candidate))
    if (name === undefined) throw new Error(`Every name of ${food.dataset} ${food.record} is another food's`)
    insert(ordinal, name, food)
    index.add(ordinal, words(name, food), food)
    ordinal += 1
    if (ordinal % FOODS_A_REPORT === 0) onFood(ordinal)
  }
  onFood(ordinal)
  index.finish()
  into.pragma('shrink_memory')
  writeBrowseOrders(into, ordinal, onOrder)
  countDatasets(into)
  storeIndexBytes(into, indexBytes(into))
  storeVersion(into, version)
}

/** The order in which a search looks at foods that answer it alike. */
function plainFirst(a: Food, b: Food): number {
  const regional = ({ source }: Food) => (source.id === IFCT ? 1 : 0)
  return (
    a.prominence - b.prominence || regional(a) - regional(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1)
  )
}

function writeDatasets(db: Database.Database, { reference }: Catalogue, releases: readonly StoredRelease[]): void {
  const insert = db.prepare('INSERT OR REPLACE INTO Dataset VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)')
  for (const { id, name, release, licence, citation } of reference.datasets) {
    insert.run(id, name, release, licence, citation)
  }
  for (const { dataset, release } of shownReleases(releases)) {
    const about = reference.importedDatasets.find(({ id }) => id === dataset)
    if (about === undefined) throw new Error(`imported-datasets.json says nothing of ${dataset}`)
    insert.run(dataset, about.name, release, about.licence, about.citation.replace('{release}', release))
  }
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
