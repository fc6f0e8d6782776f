import type Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Sort } from '../catalogue/query'
import { vocabulary } from '../content/reference-data'
import type { Basis } from '../nutrition/basis'
import { TAGS } from '../nutrition/tag'
import type { BrowseOrder } from './browse-order'
import type { FacetBucket } from './facet-buckets'
import { nameKey } from './name-key'
import { OrdinalSet } from './ordinal-set'
import { ARRAY_SQL, readBrowseOrder } from './stored-orders'
import { SHORT_PREFIX, type WordFoods, type WordIndex } from './word-index'

// At two million foods a word's sets take 750 kB and all orders 104 MB.
const WORDS_BYTES = 48 * 1024 * 1024
const ORDERS_BYTES = 40 * 1024 * 1024
const MOST_ALIKE = 500
const PAST_EVERY_LETTER = '\u{10FFFF}'

const postings = z.object({ foods: z.instanceof(Buffer), inNames: z.instanceof(Buffer) })
const wordPostings = z.array(postings.extend({ word: z.string() }))
const bytes = z.object({ data: z.instanceof(Buffer) })
const buckets = z.array(z.object({ tags: z.array(z.enum(TAGS)), group: z.string(), source: z.string() }))
const ordinals = z.array(z.number())
const words = z.array(z.string())

/** The statements that read the index. */
export const INDEX_SQL = {
  array: ARRAY_SQL,
  starting: 'SELECT word, foods, inNames FROM SearchWord WHERE word >= ? AND word < ?',
  whole: 'SELECT foods, inNames FROM SearchWord WHERE word = ?',
  prefix: 'SELECT foods, inNames FROM SearchPrefix WHERE prefix = ?',
  exactNames: 'SELECT ordinal FROM SearchName WHERE words = ? ORDER BY ordinal LIMIT 1000',
  alike: `SELECT word FROM WordTrigram WHERE WordTrigram MATCH ? ORDER BY rank LIMIT ${MOST_ALIKE}`,
} as const

/** The search index of one catalogue file, which never changes: what is read is kept while there is room. */
export type SearchIndex = WordIndex & {
  readonly buckets: readonly FacetBucket[]
  /** The bucket of each food. */
  readonly bucketOf: Uint16Array
  /** How many foods each bucket has. */
  readonly foodsOfBucket: Uint32Array
  order(sort: Exclude<Sort, 'relevance'>, basis: Basis): BrowseOrder
}

/** An FTS5 expression for words that share any of these pieces. */
export function anyPiece(pieces: readonly string[]): string {
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' OR ')
}

export function searchIndex(db: Database.Database): SearchIndex {
  const array = (key: string) => bytes.parse(db.prepare(INDEX_SQL.array).get(key)).data
  const known: readonly FacetBucket[] = buckets.parse(JSON.parse(array('buckets').toString()))
  const bucketBytes = array('bucket-of-food')
  const bucketOf = new Uint16Array(bucketBytes.length / Uint16Array.BYTES_PER_ELEMENT)
  new Uint8Array(bucketOf.buffer).set(bucketBytes)
  const foodsOfBucket = new Uint32Array(known.length)
  for (const bucket of bucketOf) foodsOfBucket[bucket] = (foodsOfBucket[bucket] ?? 0) + 1

  const size = bucketOf.length
  const kept = new LRUCache<string, { readonly foods: WordFoods | null }>({
    maxSize: WORDS_BYTES,
    sizeCalculation: ({ foods }) => (foods === null ? 256 : 3 * Math.ceil(size / 8) + 256),
  })
  const orders = new Map<string, BrowseOrder>()
  const chunks = new LRUCache<string, Uint32Array>({
    maxSize: ORDERS_BYTES,
    sizeCalculation: ({ byteLength }) => byteLength,
  })

  const starting = db.prepare(INDEX_SQL.starting)
  const whole = db.prepare(INDEX_SQL.whole)
  const prefix = db.prepare(INDEX_SQL.prefix)
  const exactNames = db.prepare(INDEX_SQL.exactNames).pluck()
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
    vocabulary: vocabulary(),
    size,
    buckets: known,
    bucketOf,
    foodsOfBucket,
    foods: (word) => {
      const before = kept.get(word)
      if (before !== undefined) return before.foods
      const foods = read(word)
      kept.set(word, { foods })
      return foods
    },
    exactNames: (all) => ordinals.parse(exactNames.all(nameKey(all))),
    wordsWith: (pieces) => words.parse(alike.all(anyPiece(pieces))).map((word) => word.slice(1, -1)),
    order: (sort, basis) => {
      const key = `${sort} ${basis}`
      const before = orders.get(key)
      if (before !== undefined) return before
      const read = readBrowseOrder(db, sort, basis)
      const order: BrowseOrder = {
        ...read,
        chunk: (index) => {
          const place = `${key} ${index}`
          const kept = chunks.get(place) ?? read.chunk(index)
          chunks.set(place, kept)
          return kept
        },
      }
      orders.set(key, order)
      return order
    },
  }
}
