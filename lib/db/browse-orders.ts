import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type BrowseOrder, browseOrder, STRETCH, type WholeOrder } from '../catalogue/browse-order'
import { browseValue } from '../catalogue/browse-value'
import { BASES, type Basis, type Sort } from '../catalogue/query'
import type { AmountsPer100g } from '../nutrition/amount'
import type { Measured } from '../nutrition/basis'
import type { Mineral } from '../nutrition/mineral'
import { uint32s } from '../search/uint32s'

type AmountSort = Exclude<Sort, 'relevance' | 'name'>

const PAGE = 5000

/** Orders by the same columns stand together. */
const AMOUNT_SORTS: readonly AmountSort[] = ['magnesium', 'potassium', 'potassium-sodium', 'sodium']
const COLUMNS_OF: Readonly<Record<AmountSort, readonly Mineral[]>> = {
  magnesium: ['magnesium'],
  potassium: ['potassium'],
  'potassium-sodium': ['potassium', 'sodium'],
  sodium: ['sodium'],
}

const COLUMNS_ON: Readonly<Record<Basis, readonly ('energyKcal' | 'servingGrams')[]>> = {
  serving: ['servingGrams'],
  '100g': [],
  '100kcal': ['energyKcal'],
}

/** Reads one array of the index. */
export const ARRAY_SQL = 'SELECT data FROM SearchArray WHERE key = ?'

/** How many orders are written. */
export const BROWSE_ORDERS = 1 + AMOUNT_SORTS.length * BASES.length

function orderKey(sort: Exclude<Sort, 'relevance'>, basis: Basis): string {
  return sort === 'name' ? 'order name' : `order ${sort} ${basis}`
}

/** Writes every order of browsing over the `size` foods there are. */
export function writeBrowseOrders(db: Database.Database, size: number, onOrder: (done: number) => void): void {
  const insert = db.prepare('INSERT INTO SearchArray (key, data) VALUES (?, ?)')
  const write = (key: string, { ordinals, known, starts }: WholeOrder) => {
    insert.run(key, Buffer.from(Uint32Array.of(size, known).buffer))
    insert.run(`${key} starts`, bytesOf(starts))
    for (let from = 0; from < size; from += STRETCH) {
      insert.run(`${key} ${from / STRETCH}`, bytesOf(ordinals.subarray(from, from + STRETCH)))
    }
  }
  const byName = new Uint32Array(size)
  const names = db.prepare<[], number>('SELECT ordinal FROM Food ORDER BY name COLLATE NOCASE, id').pluck()
  let place = 0
  for (const ordinal of names.iterate()) byName[place++] = ordinal
  // No two names are alike: each starts a value of its own.
  const starts = new Uint32Array((size + 31) >>> 5).fill(0xffffffff)
  byName.reverse()
  write(orderKey('name', 'serving'), { ordinals: byName, known: size, starts })
  byName.reverse()
  onOrder(1)
  const columns = new Columns(db, size)
  const [values, ties] = [new Float64Array(size), new Float64Array(size)]
  let done = 1
  for (const sort of AMOUNT_SORTS) {
    for (const basis of BASES) {
      columns.keep([...COLUMNS_OF[sort], ...COLUMNS_ON[basis]])
      const { value, tieBreak } = browseValue(sort, basis)
      write(
        orderKey(sort, basis),
        browseOrder(byName, columns.values(value, values), tieBreak === null ? null : columns.values(tieBreak, ties)),
      )
      done += 1
      onOrder(done)
    }
  }
}

type Column = keyof AmountsPer100g | 'servingGrams'

/** Figures of all foods, by ordinal. NaN stands for unknown here alone, where millions of them are kept. */
class Columns {
  readonly #db: Database.Database
  readonly #size: number
  readonly #columns = new Map<Column, Float64Array>()

  constructor(db: Database.Database, size: number) {
    this.#db = db
    this.#size = size
  }

  /** Keeps these columns and lets go of others. */
  keep(columns: readonly Column[]): void {
    for (const column of this.#columns.keys()) if (!columns.includes(column)) this.#columns.delete(column)
    for (const column of columns) if (!this.#columns.has(column)) this.#columns.set(column, this.#read(column))
  }

  #read(column: Column): Float64Array {
    const figures = new Float64Array(this.#size)
    const page = this.#db
      .prepare<[number], number | null>(`SELECT ${column} FROM Food WHERE ordinal >= ? ORDER BY ordinal LIMIT ${PAGE}`)
      .pluck()
    for (let ordinal = 0; ordinal < this.#size; ) {
      for (const figure of page.all(ordinal)) figures[ordinal++] = figure ?? Number.NaN
    }
    return figures
  }

  /** The values of all foods, written into an array of the caller's. */
  values(value: (food: Measured) => number | null, values: Float64Array): Float64Array {
    const figure = (column: Column, ordinal: number): number | null => {
      const known = this.#columns.get(column)?.[ordinal] ?? Number.NaN
      return Number.isNaN(known) ? null : known
    }
    for (let ordinal = 0; ordinal < this.#size; ordinal += 1) {
      const amounts = {
        magnesium: figure('magnesium', ordinal),
        potassium: figure('potassium', ordinal),
        sodium: figure('sodium', ordinal),
        energyKcal: figure('energyKcal', ordinal),
      }
      const grams = figure('servingGrams', ordinal) ?? Number.NaN
      values[ordinal] = value({ amounts, serving: { grams } }) ?? Number.NaN
    }
    return values
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

const blob = z.object({ data: z.instanceof(Buffer) })

/** Reads one order of browsing: what it needs at once, and its stretches as they are asked for. */
export function readBrowseOrder(db: Database.Database, sort: Exclude<Sort, 'relevance'>, basis: Basis): BrowseOrder {
  const statement = db.prepare(ARRAY_SQL)
  const array = (key: string) => uint32s(blob.parse(statement.get(key)).data)
  const key = orderKey(sort, basis)
  const [size = 0, known = 0] = array(key)
  return { size, known, starts: array(`${key} starts`), stretch: (index) => array(`${key} ${index}`) }
}
