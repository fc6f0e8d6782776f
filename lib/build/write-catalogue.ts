import type Database from 'better-sqlite3'
import { storeIndexBytes, storeVersion } from '../db/meta'
import { IndexWriter } from '../index/index-writer'
import { type AliasRow, WRITTEN_COLUMNS, type WrittenFoods } from './catalogue-rows'
import type { CatalogueHead } from './make-catalogue'

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
  const index = new IndexWriter(into, head.reference)
  writeFoods(into, index, foods, onFood)
  index.finishWords()
  makeIndexes()
  into.pragma('shrink_memory')
  index.finishOrders(onOrder)
  countDatasets(into)
  storeIndexBytes(into, index.bytes())
  storeVersion(into, version)
}

/** Writes foods, and adds each to the index. */
function writeFoods(
  into: Database.Database,
  index: IndexWriter,
  pieces: Iterable<WrittenFoods>,
  onFood: (done: number) => void,
): void {
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
  let done = 0
  for (const piece of pieces) {
    const aliasesOf = byFood(piece.aliases)
    for (const food of piece.foods) {
      insert.run(...food)
      const [ordinal, id, name, group, dataset, tags, official, brand, decidedBy] = food
      const aliases = aliasesOf.get(ordinal) ?? NO_ALIASES
      index.add({ ordinal, id, name, aliases, official, brand, group, dataset, tags, isImported: decidedBy !== null })
    }
    for (const kind of ['aliases', 'portions', 'namings'] as const) {
      for (const row of piece[kind]) besides[kind].run(row)
    }
    done += piece.foods.length
    onFood(done)
  }
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

function countDatasets(db: Database.Database): void {
  db.exec(`
    UPDATE Dataset SET (foodCount, magnesiumUnknown, potassiumUnknown, sodiumUnknown) = (
      SELECT count(*), coalesce(sum(magnesium IS NULL), 0), coalesce(sum(potassium IS NULL), 0),
        coalesce(sum(sodium IS NULL), 0)
      FROM Food WHERE datasetId = Dataset.id)`)
}
