import type Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { BrowseOrder } from '../catalogue/browse-order'
import type { Cell } from '../catalogue/cells'
import type { Basis, Sort } from '../catalogue/query'
import { TAGS } from '../nutrition/tag'
import { nameKey } from '../search/name-key'
import { OrdinalSet } from '../search/ordinal-set'
import { anyPiece } from '../search/terms'
import { SHORT_PREFIX, type WordFoods, type WordIndex } from '../search/word-index'
import { ARRAY_SQL, readBrowseOrder } from './browse-orders'

// At two million foods a word's sets take 750 kB and all orders 104 MB.
const WORDS_BYTES = 48 * 1024 * 1024
const ORDERS_BYTES = 40 * 1024 * 1024
const MOST_ALIKE = 500
const PAST_EVERY_LETTER = '\u{10FFFF}'

const postings = z.object({ foods: z.instanceof(Buffer), inNames: z.instanceof(Buffer) })
const wordPostings = z.array(postings.extend({ word: z.string() }))
const bytes = z.object({ data: z.instanceof(Buffer) })
const cells = z.array(z.object({ tags: z.array(z.enum(TAGS)), group: z.string(), source: z.string() }))
const ordinals = z.array(z.number())
const words = z.array(z.string())

/** The statements that read the index. */
export const INDEX_SQL = {
  array: ARRAY_SQL,
  starting: 'SELECT word, foods, inNames FROM SearchWord WHERE word >= ? AND word < ?',
  whole: 'SELECT foods, inNames FROM SearchWord WHERE word = ?',
  prefix: 'SELECT foods, inNames FROM SearchPrefix WHERE prefix = ?',
  called: 'SELECT ordinal FROM SearchName WHERE words = ? ORDER BY ordinal LIMIT 1000',
  alike: `SELECT word FROM WordTrigram WHERE WordTrigram MATCH ? ORDER BY rank LIMIT ${MOST_ALIKE}`,
} as const

/** The search index of one catalogue file, which never changes: what is read is kept while there is room. */
export type SearchIndex = WordIndex & {
  readonly cells: readonly Cell[]
  /** The cell of each food. */
  readonly cellOf: Uint16Array
  /** How many foods each cell has. */
  readonly foodsOfCell: Uint32Array
  order(sort: Exclude<Sort, 'relevance'>, basis: Basis): BrowseOrder
}

export function searchIndex(db: Database.Database): SearchIndex {
  const array = (key: string) => bytes.parse(db.prepare(INDEX_SQL.array).get(key)).data
  const known: readonly Cell[] = cells.parse(JSON.parse(array('cells').toString()))
  const cellBytes = array('cell-of-food')
  const cellOf = new Uint16Array(cellBytes.length / Uint16Array.BYTES_PER_ELEMENT)
  new Uint8Array(cellOf.buffer).set(cellBytes)
  const foodsOfCell = new Uint32Array(known.length)
  for (const cell of cellOf) foodsOfCell[cell] = (foodsOfCell[cell] ?? 0) + 1

  const size = cellOf.length
  const kept = new LRUCache<string, { readonly foods: WordFoods | null }>({
    maxSize: WORDS_BYTES,
    sizeCalculation: ({ foods }) => (foods === null ? 256 : 3 * Math.ceil(size / 8) + 256),
  })
  const orders = new Map<string, BrowseOrder>()
  const stretches = new LRUCache<string, Uint32Array>({
    maxSize: ORDERS_BYTES,
    sizeCalculation: ({ byteLength }) => byteLength,
  })

  const starting = db.prepare(INDEX_SQL.starting)
  const whole = db.prepare(INDEX_SQL.whole)
  const prefix = db.prepare(INDEX_SQL.prefix)
  const called = db.prepare(INDEX_SQL.called).pluck()
  const alike = db.prepare(INDEX_SQL.alike).pluck()

  function setOf(lists: readonly Buffer[]): OrdinalSet {
    const set = new OrdinalSet(size)
    for (const list of lists) set.addPacked(list)
    return set
  }

  function read(word: string): WordFoods | null {
    if (word.length <= SHORT_PREFIX) {
      const row = prefix.get(word)
      if (row === undefined) return null
      const { foods, inNames } = postings.parse(row)
      const own = whole.get(word)
      return {
        anywhere: setOf([foods]),
        inNames: setOf([inNames]),
        wholeInNames: setOf(own === undefined ? [] : [postings.parse(own).inNames]),
      }
    }
    const rows = wordPostings.parse(starting.all(word, word + PAST_EVERY_LETTER))
    if (rows.length === 0) return null
    return {
      anywhere: setOf(rows.map(({ foods }) => foods)),
      inNames: setOf(rows.map(({ inNames }) => inNames)),
      wholeInNames: setOf(rows.flatMap((row) => (row.word === word ? [row.inNames] : []))),
    }
  }

  return {
    size,
    cells: known,
    cellOf,
    foodsOfCell,
    foods: (word) => {
      const before = kept.get(word)
      if (before !== undefined) return before.foods
      const foods = read(word)
      kept.set(word, { foods })
      return foods
    },
    called: (all) => ordinals.parse(called.all(nameKey(all))),
    wordsWith: (pieces) => words.parse(alike.all(anyPiece(pieces))).map((word) => word.slice(1, -1)),
    order: (sort, basis) => {
      const key = `${sort} ${basis}`
      const before = orders.get(key)
      if (before !== undefined) return before
      const read = readBrowseOrder(db, sort, basis)
      const order: BrowseOrder = {
        ...read,
        stretch: (index) => {
          const place = `${key} ${index}`
          const kept = stretches.get(place) ?? read.stretch(index)
          stretches.set(place, kept)
          return kept
        },
      }
      orders.set(key, order)
      return order
    },
  }
}
