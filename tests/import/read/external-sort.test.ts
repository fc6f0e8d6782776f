import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { ExternalSort } from '@/lib/import/read/external-sort'
import { mergeJoin, type WaitingRow } from '@/lib/import/read/merge-join'
import { RowCollector } from '@/lib/import/read/row-collector'
import type { RejectedRow } from '@/lib/import/source-food'

const scratch = mkdtempSync(join(tmpdir(), 'external-sort-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function sorted(given: readonly (readonly [number, string])[], most: number): readonly (readonly [number, string])[] {
  const rows = new ExternalSort<string>(scratch, most)
  for (const [key, row] of given) rows.add(key, row)
  const found = [...rows.sorted()].flatMap(([key, group]) => group.map((row) => [key, row] as const))
  rows.close()
  return found
}

test('Rows come back by key and, within one, in the order they came, whether they fit in memory or not', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30), fc.string())), fc.integer({ min: 1, max: 12 }), (rows, most) => {
      const expected = rows
        .map((row, place) => ({ row, place }))
        .sort((a, b) => a.row[0] - b.row[0] || a.place - b.place)
      expect(sorted(rows, most)).toEqual(expected.map(({ row }) => row))
    }),
  )
})

test('No file is left behind, not even while it is in use', () => {
  const rows = new ExternalSort<string>(scratch, 2)
  for (let key = 9; key > 0; key -= 1) rows.add(key, `row ${key}`)
  expect(readdirSync(scratch)).toEqual([])
  expect([...rows.sorted()]).toHaveLength(9)
  rows.close()
})

type Joined = {
  readonly foods: readonly (readonly [key: number, rows: readonly WaitingRow[]])[]
  /** The rejected rows, as they were handed on. */
  readonly rejected: readonly (readonly RejectedRow[])[]
}

async function joined(rows: ExternalSort<WaitingRow>): Promise<Joined> {
  const foods: [number, readonly WaitingRow[]][] = []
  const rejected: RejectedRow[][] = []
  const onFood = (key: number, of: readonly WaitingRow[]) => foods.push([key, of])
  const reading = { collector: new RowCollector(), signal: undefined, onBytes: () => undefined }
  const join = { files: ['foods.csv', 'amounts.csv', 'portions.csv'], key: 'id', bytes: 0, onFood }
  for await (const some of mergeJoin(rows, join, reading)) {
    rejected.push(some.flatMap((row) => (row.kind === 'rejected' ? [row.rejected] : [])))
  }
  rows.close()
  return { foods, rejected }
}

test.each([1, 2, 5, 100])('Rows are joined to their food, those of none rejected, with %d in memory', async (most) => {
  const rows = new ExternalSort<WaitingRow>(scratch, most)
  for (const key of [3, 2, 4]) rows.add(key, [0, key])
  for (const key of [5, 1, 3, 3, 9]) rows.add(key, [1, 10 + key, 'amount'])
  for (const key of [9, 4, 3]) rows.add(key, [2, 20 + key])
  const { foods, rejected } = await joined(rows)
  expect(foods).toEqual([
    [2, [[0, 2]]],
    [
      3,
      [
        [0, 3],
        [1, 13, 'amount'],
        [1, 13, 'amount'],
        [2, 23],
      ],
    ],
    [
      4,
      [
        [0, 4],
        [2, 24],
      ],
    ],
  ])
  expect(rejected.flat().map(({ file, line, record }) => [file, line, record])).toEqual([
    ['amounts.csv', 11, '1'],
    ['amounts.csv', 15, '5'],
    ['amounts.csv', 19, '9'],
    ['portions.csv', 29, '9'],
  ])
  expect(rejected.flat().every(({ field, reason }) => field === 'id' && reason === 'no such food in foods.csv')).toBe(
    true,
  )
})

test('Thousands of rows of no food are told in steps, and a food of too many rows is refused', async () => {
  const orphans = new ExternalSort<WaitingRow>(scratch)
  for (let key = 1; key <= 1000; key += 1) orphans.add(key, [1, key])
  const { rejected } = await joined(orphans)
  expect(rejected.flat()).toHaveLength(1000)
  expect(Math.max(...rejected.map((some) => some.length))).toBeLessThan(1000)
  const endless = new ExternalSort<WaitingRow>(scratch)
  endless.add(2000, [0, 1])
  for (let line = 1; line <= 50_000; line += 1) endless.add(2000, [1, line])
  await expect(joined(endless)).rejects.toThrow('more than 50000 rows')
  endless.close()
})
