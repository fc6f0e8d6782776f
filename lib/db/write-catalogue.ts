import type Database from 'better-sqlite3'
import { z } from 'zod'
import { IndexBuilder } from '../search/index-builder'
import { writeBrowseOrders } from './browse-orders'
import { type AliasRow, WRITTEN_COLUMNS, type WrittenFoods } from './catalogue-rows'
import { INDEX_TABLES } from './index-tables'
import { FoodWords } from './indexed-words'
import type { CatalogueHead } from './make-catalogue'
import { storeIndexBytes, storeVersion } from './meta'

const names = z.array(z.string())

/** A catalogue as it is made. */
export type MadeCatalogue = { readonly head: CatalogueHead; readonly foods: Iterable<WrittenFoods> }

export type WriteProgress = {
  readonly onFood: (done: number) => void
  readonly onOrder: (done: number) => void
}

/** Fills an empty catalogue file: its foods and their indexes, the search index, the orders in which foods are browsed. */
export function writeCatalogue(
  into: Database.Database,
  makeIndexes: () => void,
  { head, foods }: MadeCatalogue,
  version: string,
  { onFood, onOrder }: WriteProgress,
): void {
  const dataset = into.prepare('INSERT INTO Dataset VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)')
  for (const row of head.datasets) dataset.run(row)
  const count = writeFoods(into, head, foods, onFood)
  makeIndexes()
  into.pragma('shrink_memory')
  writeBrowseOrders(into, count, onOrder)
  countDatasets(into)
  storeIndexBytes(into, indexBytes(into))
  storeVersion(into, version)
}

/** Writes foods and the index over them; how many they are. */
function writeFoods(
  into: Database.Database,
  { reference }: CatalogueHead,
  pieces: Iterable<WrittenFoods>,
  onFood: (done: number) => void,
): number {
  const insert = into.prepare(
    `INSERT INTO Food (${WRITTEN_COLUMNS.join(', ')}) VALUES (${WRITTEN_COLUMNS.map(() => '?').join(', ')})`,
  )
  const besides = {
    aliases: into.prepare('INSERT INTO FoodAlias (ordinal, position, alias) VALUES (?, ?, ?)'),
    portions: into.prepare('INSERT INTO FoodPortion (ordinal, position, label, grams) VALUES (?, ?, ?, ?)'),
    namings: into.prepare(
      'INSERT INTO FoodNaming (ordinal, position, namedSource, mineral, claims) VALUES (?, ?, ?, ?, ?)',
    ),
  }
  // Sorted at the end: one page after the other is filled, instead of any of thousands.
  into.exec('CREATE TEMP TABLE Called (words TEXT NOT NULL, ordinal INTEGER NOT NULL)')
  const called = into.prepare('INSERT INTO Called (words, ordinal) VALUES (?, ?)')
  const words = new FoodWords(reference)
  const index = new IndexBuilder()
  let done = 0
  for (const piece of pieces) {
    const aliases = byFood(piece.aliases)
    for (const food of piece.foods) {
      insert.run(...food)
      const [ordinal, , , group, dataset, tags] = food
      const found = words.of(food, aliases.get(ordinal) ?? NO_ALIASES)
      for (const key of found.keys) called.run(key, ordinal)
      index.add(ordinal, found, { tags, group, dataset })
    }
    for (const kind of ['aliases', 'portions', 'namings'] as const) {
      for (const row of piece[kind]) besides[kind].run(row)
    }
    done += piece.foods.length
    onFood(done)
  }
  into.exec('INSERT INTO SearchName SELECT words, ordinal FROM Called ORDER BY words, ordinal; DROP TABLE Called')
  writeIndex(into, index)
  return done
}

const NO_ALIASES: readonly string[] = []

function byFood(rows: readonly AliasRow[]): ReadonlyMap<number, readonly string[]> {
  const aliases = new Map<number, string[]>()
  for (const [ordinal, , alias] of rows) {
    const others = aliases.get(ordinal)
    if (others === undefined) aliases.set(ordinal, [alias])
    else others.push(alias)
  }
  return aliases
}

function writeIndex(into: Database.Database, index: IndexBuilder): void {
  const word = into.prepare('INSERT INTO SearchWord (word, foods, inNames) VALUES (?, ?, ?)')
  const prefix = into.prepare('INSERT INTO SearchPrefix (prefix, foods, inNames) VALUES (?, ?, ?)')
  const spelling = into.prepare('INSERT INTO WordTrigram (word) VALUES (?)')
  const array = into.prepare('INSERT INTO SearchArray (key, data) VALUES (?, ?)')
  for (const { text, anywhere, inNames } of index.words()) word.run(text, anywhere, inNames)
  for (const { text, anywhere, inNames } of index.prefixes()) prefix.run(text, anywhere, inNames)
  for (const text of index.spellings()) spelling.run(`_${text}_`)
  const { cells, cellOfFood } = index
  array.run('cells', Buffer.from(JSON.stringify(cells)))
  array.run('cell-of-food', Buffer.from(cellOfFood.buffer, cellOfFood.byteOffset, cellOfFood.byteLength))
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
