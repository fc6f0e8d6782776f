import type Database from 'better-sqlite3'
import type { CatalogueDraft } from '../db/catalogue-file'
import { storeIndexBytes, storeVersion } from '../db/meta'
import { IndexWriter } from '../index/index-writer'
import { grouped } from '../nutrition/grouped'
import type { CatalogueHead } from './make-rows'
import { writeRanks } from './write-ranks'
import { type AliasRow, WRITTEN_COLUMNS, type WrittenFoods } from './written-rows'

/** A catalogue as it is made. */
export type MadeRows = { readonly head: CatalogueHead; readonly foods: Iterable<WrittenFoods> }

export type WriteProgress = {
  readonly onFood: (done: number) => void
  readonly onOrder: (done: number) => void
}

/** Fills a draft: foods and their indexes, their ranks, the search index, the orders in which foods are browsed. */
export function writeCatalogue(
  draft: CatalogueDraft,
  { head, foods }: MadeRows,
  version: string,
  progress: WriteProgress,
): void {
  const { db } = draft
  const dataset = db.prepare('INSERT INTO Dataset VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0)')
  for (const row of head.datasets) dataset.run(row)
  const claim = db.prepare('INSERT INTO NamingClaim (namedSource, mineral, claim) VALUES (?, ?, ?)')
  for (const row of head.claims) claim.run(row)
  const index = new IndexWriter(db, head.reference)
  writeFoods(db, index, foods, progress.onFood)
  index.finishWords()
  draft.indexFoods()
  writeRanks(db)
  index.finishOrders(progress.onOrder)
  countDatasets(db)
  storeIndexBytes(db, index.bytes())
  storeVersion(db, version)
}

const PARTS = ['aliases', 'portions', 'flags', 'namings'] as const

/** Writes foods, and adds each to the index. */
function writeFoods(
  db: Database.Database,
  index: IndexWriter,
  pieces: Iterable<WrittenFoods>,
  onFood: (done: number) => void,
): void {
  const insert = db.prepare(
    `INSERT INTO Food (${WRITTEN_COLUMNS.join(', ')}) VALUES (${WRITTEN_COLUMNS.map(() => '?').join(', ')})`,
  )
  const parts = {
    aliases: db.prepare('INSERT INTO FoodAlias (ordinal, position, alias) VALUES (?, ?, ?)'),
    portions: db.prepare('INSERT INTO FoodPortion (ordinal, position, label, grams) VALUES (?, ?, ?, ?)'),
    flags: db.prepare('INSERT INTO FoodFlag (ordinal, flag) VALUES (?, ?)'),
    namings: db.prepare('INSERT INTO FoodNaming (ordinal, position, namedSource, mineral) VALUES (?, ?, ?, ?)'),
  }
  let done = 0
  for (const piece of pieces) {
    const aliasesOf = grouped(piece.aliases, ([ordinal]) => ordinal)
    for (const [at, food] of piece.foods.entries()) {
      insert.run(...food)
      const [ordinal, id, name, group, dataset, official, brand, decidedBy] = food
      const aliases = (aliasesOf.get(ordinal) ?? NO_ALIASES).map(([, , alias]) => alias)
      const tags = piece.tags[at] ?? ''
      index.add({ ordinal, id, name, aliases, official, brand, group, dataset, tags, isImported: decidedBy !== null })
    }
    for (const part of PARTS) for (const row of piece[part]) parts[part].run(row)
    done += piece.foods.length
    onFood(done)
  }
}

const NO_ALIASES: readonly AliasRow[] = []

function countDatasets(db: Database.Database): void {
  db.exec(`
    UPDATE Dataset SET (foodCount, magnesiumUnknown, potassiumUnknown, sodiumUnknown) = (
      SELECT count(*), coalesce(sum(magnesium IS NULL), 0), coalesce(sum(potassium IS NULL), 0),
        coalesce(sum(sodium IS NULL), 0)
      FROM Food WHERE datasetId = Dataset.id)`)
}
