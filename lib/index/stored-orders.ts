import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Sort } from '../catalogue/query'
import type { AmountsPer100g } from '../nutrition/amount'
import type { MeasuredFood } from '../nutrition/basis'
import { BASES, type Basis } from '../nutrition/basis'
import { type BrowseOrder, browseOrder, CHUNK, sortingRoom, type WholeOrder } from './browse-order'
import { browseValue } from './browse-value'
import { uint32s } from './uint32s'

type AmountSort = Exclude<Sort, 'relevance' | 'name'>

const PAGE = 5000

const AMOUNT_SORTS: readonly AmountSort[] = ['magnesium', 'potassium', 'potassium-sodium', 'sodium']

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
    for (let from = 0; from < size; from += CHUNK) {
      insert.run(`${key} ${from / CHUNK}`, bytesOf(ordinals.subarray(from, from + CHUNK)))
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
  const figures = readFigures(db, size)
  const [values, ties] = [new Float64Array(size), new Float64Array(size)]
  const room = sortingRoom(size)
  let done = 1
  for (const sort of AMOUNT_SORTS) {
    for (const basis of BASES) {
      const { value, tieBreak } = browseValue(sort, basis)
      write(
        orderKey(sort, basis),
        browseOrder(
          byName,
          valuesOf(figures, value, values),
          tieBreak === null ? null : valuesOf(figures, tieBreak, ties),
          room,
        ),
      )
      done += 1
      onOrder(done)
    }
  }
}

/** Figures of all foods, by ordinal. NaN stands for unknown here alone, where millions of them are kept. */
type Figures = Readonly<Record<keyof AmountsPer100g | 'servingGrams', Float64Array>>

type FigureRow = readonly [mg: number | null, k: number | null, na: number | null, kcal: number | null, grams: number]

function readFigures(db: Database.Database, size: number): Figures {
  const [magnesium, potassium, sodium] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const [energyKcal, servingGrams] = [new Float64Array(size), new Float64Array(size)]
  const page = db
    .prepare<[number], FigureRow>(
      `SELECT magnesium, potassium, sodium, energyKcal, servingGrams FROM Food
       WHERE ordinal >= ? ORDER BY ordinal LIMIT ${PAGE}`,
    )
    .raw()
  for (let ordinal = 0; ordinal < size; ) {
    const rows = page.all(ordinal)
    if (rows.length === 0) throw new Error(`There is no food at place ${ordinal}`)
    for (const [mg, k, na, kcal, grams] of rows) {
      magnesium[ordinal] = mg ?? Number.NaN
      potassium[ordinal] = k ?? Number.NaN
      sodium[ordinal] = na ?? Number.NaN
      energyKcal[ordinal] = kcal ?? Number.NaN
      servingGrams[ordinal] = grams
      ordinal += 1
    }
  }
  return { magnesium, potassium, sodium, energyKcal, servingGrams }
}

/** The values of all foods, written into an array of the caller's. */
function valuesOf(
  { magnesium, potassium, sodium, energyKcal, servingGrams }: Figures,
  value: (food: MeasuredFood) => number | null,
  values: Float64Array,
): Float64Array {
  for (let ordinal = 0; ordinal < values.length; ordinal += 1) {
    const amounts = {
      magnesium: known(magnesium[ordinal]),
      potassium: known(potassium[ordinal]),
      sodium: known(sodium[ordinal]),
      energyKcal: known(energyKcal[ordinal]),
    }
    values[ordinal] = value({ amounts, serving: { grams: servingGrams[ordinal] ?? Number.NaN } }) ?? Number.NaN
  }
  return values
}

function known(figure: number | undefined): number | null {
  return figure === undefined || Number.isNaN(figure) ? null : figure
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

const blob = z.object({ data: z.instanceof(Buffer) })

/** Reads one order of browsing: what it needs at once, and its chunks as they are asked for. */
export function readBrowseOrder(db: Database.Database, sort: Exclude<Sort, 'relevance'>, basis: Basis): BrowseOrder {
  const statement = db.prepare(ARRAY_SQL)
  const array = (key: string) => uint32s(blob.parse(statement.get(key)).data)
  const key = orderKey(sort, basis)
  const [size = 0, known = 0] = array(key)
  return { size, known, starts: array(`${key} starts`), chunk: (index) => array(`${key} ${index}`) }
}
