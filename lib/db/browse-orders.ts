import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type BrowseOrder, browseOrder, STRETCH, type WholeOrder } from '../catalogue/browse-order'
import { BASES, type Basis, type Sort } from '../catalogue/query'
import { amountOn, type Measured, potassiumSodiumRatio, ratioSortKey } from '../nutrition/basis'
import { MINERALS } from '../nutrition/mineral'

/** The value of a food in an order, null where it has none, and what puts equals in order before their names do. */
type Browsable = {
  readonly key: string
  readonly value: (food: Measured) => number | null
  readonly tieBreak?: (food: Measured) => number | null
}

/** Every order there is, beside that of names. Among equal ratios the food with more potassium is further along. */
const BROWSABLE: readonly Browsable[] = BASES.flatMap((basis): readonly Browsable[] => [
  ...MINERALS.map((mineral) => ({
    key: orderKey(mineral, basis),
    value: (food: Measured) => amountOn(basis, food, mineral),
  })),
  {
    key: orderKey('potassium-sodium', basis),
    value: (food) => ratioSortKey(potassiumSodiumRatio(food)),
    tieBreak: (food) => amountOn(basis, food, 'potassium'),
  },
])

/** Reads one array of the index. */
export const ARRAY_SQL = 'SELECT data FROM SearchArray WHERE key = ?'

/** How many orders are written. */
export const BROWSE_ORDERS = BROWSABLE.length + 1

const COLUMNS = ['magnesium', 'potassium', 'sodium', 'energyKcal', 'servingGrams'] as const

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
  write(orderKey('name', 'serving'), { ordinals: byName.toReversed(), known: size, starts })
  onOrder(1)
  const rows = new Columns(db, size)
  for (const [done, { key, value, tieBreak }] of BROWSABLE.entries()) {
    write(key, browseOrder(byName, rows.values(value), tieBreak === undefined ? null : rows.values(tieBreak)))
    onOrder(done + 2)
  }
}

/** The figures of all foods, by ordinal. NaN stands for unknown here alone, where millions of them are kept. */
class Columns {
  readonly #columns: Readonly<Record<(typeof COLUMNS)[number], Float64Array>>
  readonly #size: number

  constructor(db: Database.Database, size: number) {
    const column = () => new Float64Array(size).fill(Number.NaN)
    this.#size = size
    this.#columns = {
      magnesium: column(),
      potassium: column(),
      sodium: column(),
      energyKcal: column(),
      servingGrams: column(),
    }
    const into = COLUMNS.map((name) => this.#columns[name])
    const rows = db.prepare<[], (number | null)[]>(`SELECT ${COLUMNS.join(', ')} FROM Food ORDER BY ordinal`).raw()
    let ordinal = 0
    for (const row of rows.iterate()) {
      for (let at = 0; at < into.length; at += 1) {
        const column = into[at]
        if (column !== undefined) column[ordinal] = row[at] ?? Number.NaN
      }
      ordinal += 1
    }
  }

  values(value: (food: Measured) => number | null): Float64Array {
    const values = new Float64Array(this.#size)
    const { magnesium, potassium, sodium, energyKcal, servingGrams } = this.#columns
    for (let ordinal = 0; ordinal < this.#size; ordinal += 1) {
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
}

function known(figure: number | undefined): number | null {
  return figure === undefined || Number.isNaN(figure) ? null : figure
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

/** The same bytes as 32-bit numbers, copied only where they lie askew. */
function uint32s({ buffer, byteOffset, byteLength }: Buffer): Uint32Array {
  const isStraight = byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0
  return isStraight
    ? new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}
