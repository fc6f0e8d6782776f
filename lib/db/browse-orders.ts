import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { BrowseOrder } from '../catalogue/browse-order'
import { BASES, type Basis, type Sort } from '../catalogue/query'
import { MINERALS, type Mineral } from '../nutrition/mineral'

function onBasis(mineral: Mineral, basis: Basis): string {
  switch (basis) {
    case '100g':
      return mineral
    case 'serving':
      return `${mineral} * servingGrams`
    case '100kcal':
      return `CASE WHEN energyKcal >= 5 THEN ${mineral} / energyKcal END`
  }
}

// No sodium at all against some potassium is the highest ratio there is; nothing against nothing is none.
const RATIO = `CASE WHEN sodium > 0 THEN potassium / sodium WHEN sodium = 0 AND potassium > 0 THEN 9e999 END`

type Browsable = { readonly key: string; readonly value: string; readonly further: string }

/** Every order there is. Among equal ratios the food with more potassium is further along. */
const BROWSABLE: readonly Browsable[] = [
  { key: orderKey('name', 'serving'), value: 'name COLLATE NOCASE', further: 'id' },
  ...BASES.flatMap((basis) => [
    ...MINERALS.map((mineral) => ({ key: orderKey(mineral, basis), value: onBasis(mineral, basis), further: '0' })),
    { key: orderKey('potassium-sodium', basis), value: RATIO, further: onBasis('potassium', basis) },
  ]),
]

/** How many orders are written. */
export const BROWSE_ORDERS = BROWSABLE.length

function orderKey(sort: Exclude<Sort, 'relevance'>, basis: Basis): string {
  return sort === 'name' ? 'order name' : `order ${sort} ${basis}`
}

/** Writes every order of browsing. Takes a sort of all foods for each. */
export function writeBrowseOrders(db: Database.Database, size: number, onOrder: (done: number) => void): void {
  const insert = db.prepare('INSERT INTO SearchArray (key, data) VALUES (?, ?)')
  for (const [done, { key, value, further }] of BROWSABLE.entries()) {
    const array = new Uint32Array(2 + size + ((size + 31) >>> 5))
    const starts = array.subarray(2 + size)
    const rows = db
      .prepare<[], [number, unknown, unknown]>(
        `SELECT ordinal, ${value} AS value, ${further} AS further FROM Food
         ORDER BY value IS NULL, value DESC, further DESC, name COLLATE NOCASE, id`,
      )
      .raw()
      .iterate()
    let place = 0
    let known = 0
    let before: readonly unknown[] = []
    for (const [ordinal, own, beyond] of rows) {
      array[2 + place] = ordinal
      if (own !== null) known += 1
      if (own !== before[0] || beyond !== before[1]) {
        starts[place >>> 5] = (starts[place >>> 5] ?? 0) | (1 << (place & 31))
        before = [own, beyond]
      }
      place += 1
    }
    array[0] = place
    array[1] = known
    insert.run(key, Buffer.from(array.buffer))
    onOrder(done + 1)
  }
}

const blob = z.object({ data: z.instanceof(Buffer) })

/** Reads one order of browsing. */
export function readBrowseOrder(db: Database.Database, sort: Exclude<Sort, 'relevance'>, basis: Basis): BrowseOrder {
  const { data } = blob.parse(db.prepare('SELECT data FROM SearchArray WHERE key = ?').get(orderKey(sort, basis)))
  const array = uint32s(data)
  const [size = 0, known = 0] = array
  return { known, ordinals: array.subarray(2, 2 + size), starts: array.subarray(2 + size) }
}

/** The same bytes as 32-bit numbers, copied only where they lie askew. */
function uint32s({ buffer, byteOffset, byteLength }: Buffer): Uint32Array {
  const isStraight = byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0
  return isStraight
    ? new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}
