import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type Catalogue, IFCT } from '../content/catalogue-files'
import { BRANDED } from '../import/source-food'
import type { NamingAndSorting } from '../import/visible-food'
import type { Food } from '../nutrition/food'
import { judge } from '../nutrition/levels'
import { MINERALS } from '../nutrition/mineral'
import { documentTag, measuredTags } from '../nutrition/tag'
import { foldedWords, plainWords, withAnswered } from '../search/words'
import { writeBrowseOrders } from './browse-orders'
import { foodInserts } from './food-inserts'
import { INDEX_TABLES } from './index-tables'
import { IndexWriter } from './index-writer'
import { storeIndexBytes, storeVersion } from './meta'
import { type StoredRelease, shownReleases } from './releases'
import { shownFoods } from './shown-foods'

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
  const groupWords = new Map(reference.groups.map(({ id, name }) => [id, foldedWords(name)]))
  const meantBy = new Map<string, (readonly string[])[]>()
  for (const [words, id] of Object.entries(reference.plainFoods)) {
    meantBy.set(id, [...(meantBy.get(id) ?? []), plainWords(words)])
  }
  const insert = foodInserts(into, new Set(foods.map(({ name }) => name.toLowerCase())))
  const index = new IndexWriter(into)
  let ordinal = 0
  for (const visible of shownFoods(main, { foods, reference }, making, releases)) {
    const { food, brand, decidedBy } = visible
    const levels = judge(food, reference.thresholds)
    const named = MINERALS.filter((mineral) => food.named.some((naming) => naming.mineral === mineral))
    const tags = [...measuredTags(levels), ...named.map(documentTag)]
    const name = insert({ ...visible, ordinal, levels, tags })
    const aliases = food.aliases.filter((alias) => alias.toLowerCase() !== name.toLowerCase()).map(plainWords)
    const nameWords = plainWords(name)
    index.add({
      ordinal,
      nameWords: withAnswered(nameWords),
      otherWords: [
        ...aliases.flatMap(withAnswered),
        ...(groupWords.get(food.group) ?? foldedWords(food.group)),
        ...foldedWords(brand ?? ''),
      ],
      called: [
        nameWords,
        ...(name.includes(',') ? [plainWords(name.slice(0, name.indexOf(',')))] : []),
        ...aliases,
        ...(meantBy.get(food.id) ?? []),
      ],
      cell: { tags, group: food.group, source: food.source.id },
      isSpeltWell: decidedBy === null || food.source.id !== BRANDED,
    })
    ordinal += 1
    onFood(ordinal)
  }
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
