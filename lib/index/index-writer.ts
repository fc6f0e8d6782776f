import type Database from 'better-sqlite3'
import { z } from 'zod'
import { IndexBuilder, type KindOfFood } from './index-builder'
import { FoodWords, type IndexedReference, type NamedFood } from './indexed-words'
import { writeBrowseOrders } from './stored-orders'

/** The tables of the search index. */
const INDEX_TABLES = ['SearchWord', 'SearchPrefix', 'SearchName', 'SearchArray', 'WordTrigram'] as const

const tableNames = z.array(z.string())

/** What the index keeps of a food: what it is called, and what filters ask of it. */
export type IndexedFood = NamedFood & KindOfFood & { readonly ordinal: number }

/**
 * Writes the search index of a catalogue file: foods are added in catalogue order, and all of it stands once it is
 * finished.
 */
export class IndexWriter {
  readonly #db: Database.Database
  readonly #words: FoodWords
  #index = new IndexBuilder()
  readonly #addName: Database.Statement
  #size = 0

  constructor(db: Database.Database, reference: IndexedReference) {
    this.#db = db
    this.#words = new FoodWords(reference)
    // Sorted at the end: one page after the other is filled, instead of any of thousands.
    db.exec('CREATE TEMP TABLE ExactName (words TEXT NOT NULL, ordinal INTEGER NOT NULL)')
    this.#addName = db.prepare('INSERT INTO ExactName (words, ordinal) VALUES (?, ?)')
  }

  add(food: IndexedFood): void {
    const { ordinal } = food
    const words = this.#words.of(food)
    for (const key of words.exactNames) this.#addName.run(key, ordinal)
    this.#index.add(ordinal, words, food)
    this.#size = ordinal + 1
  }

  /** Writes the words and what filters ask. */
  finishWords(): void {
    const db = this.#db
    db.exec('INSERT INTO SearchName SELECT words, ordinal FROM ExactName ORDER BY words, ordinal; DROP TABLE ExactName')
    const word = db.prepare('INSERT INTO SearchWord (word, foods, inNames) VALUES (?, ?, ?)')
    const prefix = db.prepare('INSERT INTO SearchPrefix (prefix, foods, inNames) VALUES (?, ?, ?)')
    const spelling = db.prepare('INSERT INTO WordTrigram (word) VALUES (?)')
    const array = db.prepare('INSERT INTO SearchArray (key, data) VALUES (?, ?)')
    for (const { text, anywhere, inNames } of this.#index.words()) word.run(text, anywhere, inNames)
    for (const { text, anywhere, inNames } of this.#index.prefixes()) prefix.run(text, anywhere, inNames)
    for (const text of this.#index.spellings()) spelling.run(`_${text}_`)
    const { buckets, bucketOfFood } = this.#index
    array.run('buckets', Buffer.from(JSON.stringify(buckets)))
    array.run('bucket-of-food', Buffer.from(bucketOfFood.buffer, bucketOfFood.byteOffset, bucketOfFood.byteLength))
    // Of millions of foods it is large, and what comes next takes room too.
    this.#index = new IndexBuilder()
  }

  /** Writes the orders in which foods are browsed, from the rows of the foods. */
  finishOrders(onOrder: (done: number) => void): void {
    writeBrowseOrders(this.#db, this.#size, onOrder)
  }

  /** How many bytes the tables of the index take, with their indexes and the pages of their full text. */
  bytes(): number {
    const parts = this.#db.prepare(
      `SELECT name FROM sqlite_schema WHERE tbl_name = @table OR tbl_name GLOB @table || '_*'`,
    )
    // Asked for by name, a table is counted without reading the rest of the file.
    const size = this.#db
      .prepare('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ? AND aggregate = TRUE')
      .pluck()
    return INDEX_TABLES.flatMap((table) => tableNames.parse(parts.pluck().all({ table }))).reduce(
      (sum, name) => sum + Number(size.get(name)),
      0,
    )
  }
}
