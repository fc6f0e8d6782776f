import type Database from 'better-sqlite3'
import { TakenNames } from '../catalogue/taken-names'
import { type Catalogue, IFCT } from '../content/catalogue-files'
import { type NamingAndSorting, otherNames, type VisibleFood } from '../import/visible-food'
import type { Food } from '../nutrition/food'
import { judge } from '../nutrition/levels'
import { MINERALS } from '../nutrition/mineral'
import { documentTag, measuredTags } from '../nutrition/tag'
import type { Thresholds } from '../nutrition/thresholds'
import { IndexBuilder, type PackedFoods } from '../search/index-builder'
import { nameKey } from '../search/name-key'
import type { CatalogueRow, CatalogueRows, CatalogueTable } from './catalogue-rows'
import { indexedWords } from './indexed-words'
import { type StoredRelease, shownReleases } from './releases'
import { shownFoods } from './shown-foods'

const FOODS_AT_ONCE = 500
const INDEX_ROWS_AT_ONCE = 1000
const INDEX_BYTES_AT_ONCE = 1 << 20
const LONGEST_NAME_WORDS = 4

/** What a catalogue is made of. */
export type CatalogueParts = {
  readonly catalogue: Catalogue
  readonly making: NamingAndSorting
  /** Every release there is; the newest of each table is shown. */
  readonly releases: readonly StoredRelease[]
}

/**
 * Every row of a catalogue: of our foods and those of the releases, which `main` holds, then of the index. In what
 * order foods are browsed follows from them.
 */
export function* makeCatalogue(
  main: Database.Database,
  { catalogue, making, releases }: CatalogueParts,
): Generator<CatalogueRows> {
  const { reference } = catalogue
  yield { table: 'Dataset', rows: datasetRows(catalogue, releases) }
  const foods = catalogue.foods.toSorted(plainFirst)
  const words = indexedWords(reference)
  const taken = new TakenNames()
  const index = new IndexBuilder()
  const waiting = new Waiting()
  let ordinal = 0
  for (const visible of shownFoods(main, { foods, reference }, making, releases)) {
    const name = freeName(visible, taken)
    const { tags, row } = foodRow(ordinal, name, visible, reference.thresholds)
    waiting.add('Food', row)
    addBesides(waiting, ordinal, name, visible)
    const { called, ...indexed } = words(name, visible)
    for (const key of nameKeys(called)) waiting.add('SearchName', [key, ordinal])
    index.add(ordinal, indexed, { tags, group: visible.food.group, dataset: visible.food.source.id })
    ordinal += 1
    if (ordinal % FOODS_AT_ONCE === 0) yield* waiting.take()
  }
  yield* waiting.take()
  yield* indexRows(index)
}

/** The order in which a search looks at foods that answer it alike. */
function plainFirst(a: Food, b: Food): number {
  const regional = ({ source }: Food) => (source.id === IFCT ? 1 : 0)
  return (
    a.prominence - b.prominence || regional(a) - regional(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1)
  )
}

function datasetRows({ reference }: Catalogue, releases: readonly StoredRelease[]): readonly CatalogueRow[] {
  const rows = new Map<string, CatalogueRow>()
  for (const { id, name, release, licence, citation } of reference.datasets) {
    rows.set(id, [id, name, release, licence, citation, 0, 0, 0, 0])
  }
  for (const { dataset, release } of shownReleases(releases)) {
    const about = reference.importedDatasets.find(({ id }) => id === dataset)
    if (about === undefined) throw new Error(`imported-datasets.json says nothing of ${dataset}`)
    const citation = about.citation.replace('{release}', release)
    rows.set(dataset, [dataset, about.name, release, about.licence, citation, 0, 0, 0, 0])
  }
  return [...rows.values()]
}

/** The first of its names that is not another food's. */
function freeName(visible: VisibleFood, taken: TakenNames): string {
  const { food } = visible
  if (taken.take(food.name)) return food.name
  const free = otherNames(visible).find((name) => taken.take(name))
  if (free === undefined) throw new Error(`Every name of ${food.source.id} ${food.source.record} is another food's`)
  return free
}

function foodRow(
  ordinal: number,
  name: string,
  { food, official, brand, decidedBy }: VisibleFood,
  thresholds: Thresholds,
): { readonly tags: string; readonly row: CatalogueRow } {
  const { source, serving, amounts, named } = food
  const levels = judge(food, thresholds)
  const measured = measuredTags(levels)
  const tags =
    named.length === 0
      ? measured.join(';')
      : [
          ...measured,
          ...MINERALS.filter((mineral) => named.some((naming) => naming.mineral === mineral)).map(documentTag),
        ].join(';')
  const row = [
    ordinal,
    food.id,
    name,
    food.group,
    food.role,
    food.family,
    food.preparation,
    food.prominence,
    source.id,
    source.record,
    serving.label,
    serving.grams,
    serving.category,
    serving.state,
    amounts.magnesium,
    amounts.potassium,
    amounts.sodium,
    amounts.energyKcal,
    levels.magnesium,
    levels.potassium,
    levels.sodium,
    levels.mixed ? 1 : 0,
    tags,
    food.flags.join(';'),
    official,
    brand,
    decidedBy === null ? null : JSON.stringify(decidedBy),
  ]
  return { tags, row }
}

function addBesides(waiting: Waiting, ordinal: number, name: string, { food, official, decidedBy }: VisibleFood): void {
  const said = [name.toLowerCase(), decidedBy === null ? undefined : official?.toLowerCase()]
  const aliases = food.aliases.filter((alias) => !said.includes(alias.toLowerCase()))
  for (const [place, alias] of aliases.entries()) waiting.add('FoodAlias', [ordinal, place, alias])
  for (const [place, { label, grams }] of food.portions.entries()) {
    waiting.add('FoodPortion', [ordinal, place, label, grams])
  }
  for (const [place, { namedSource, mineral, claims }] of food.named.entries()) {
    waiting.add('FoodNaming', [ordinal, place, namedSource, mineral, claims.join(';')])
  }
}

/** What a food is called, as a search by just those words asks for it. */
function nameKeys(called: readonly (readonly string[])[]): readonly string[] {
  const keys: string[] = []
  for (const words of called) {
    if (words.length === 0 || words.length > LONGEST_NAME_WORDS) continue
    const key = nameKey(words)
    if (!keys.includes(key)) keys.push(key)
  }
  return keys
}

function* indexRows(index: IndexBuilder): Generator<CatalogueRows> {
  yield* inPieces('SearchWord', mapped(index.words(), packedRow))
  yield* inPieces('SearchPrefix', mapped(index.prefixes(), packedRow))
  yield* inPieces(
    'WordTrigram',
    mapped(index.spellings(), (word) => [`_${word}_`]),
  )
  const { cells, cellOfFood } = index
  const bytes = new Uint8Array(cellOfFood.buffer, cellOfFood.byteOffset, cellOfFood.byteLength)
  const arrays = [
    ['cells', new TextEncoder().encode(JSON.stringify(cells))],
    ['cell-of-food', bytes.slice()],
  ]
  yield { table: 'SearchArray', rows: arrays }
}

function packedRow({ text, anywhere, inNames }: PackedFoods): CatalogueRow {
  return [text, anywhere, inNames]
}

function* mapped<T>(values: Iterable<T>, rowOf: (value: T) => CatalogueRow): Generator<CatalogueRow> {
  for (const value of values) yield rowOf(value)
}

/** Pieces of so many rows, or of so many bytes where the rows are long. */
function* inPieces(table: CatalogueTable, all: Iterable<CatalogueRow>): Generator<CatalogueRows> {
  let rows: CatalogueRow[] = []
  let bytes = 0
  for (const row of all) {
    rows.push(row)
    for (const value of row) if (value instanceof Uint8Array) bytes += value.length
    if (rows.length < INDEX_ROWS_AT_ONCE && bytes < INDEX_BYTES_AT_ONCE) continue
    yield { table, rows }
    rows = []
    bytes = 0
  }
  if (rows.length > 0) yield { table, rows }
}

/** Rows by table until they are taken. */
class Waiting {
  readonly #rows = new Map<CatalogueTable, CatalogueRow[]>()

  add(table: CatalogueTable, row: CatalogueRow): void {
    const rows = this.#rows.get(table)
    if (rows === undefined) this.#rows.set(table, [row])
    else rows.push(row)
  }

  *take(): Generator<CatalogueRows> {
    for (const [table, rows] of this.#rows) yield { table, rows }
    this.#rows.clear()
  }
}
