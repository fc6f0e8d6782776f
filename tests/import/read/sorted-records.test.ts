import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { Beside } from '../../../lib/import/read/beside'
import { SortedRecords } from '../../../lib/import/read/sorted-records'

const scratch = mkdtempSync(join(tmpdir(), 'sorted-records-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function sorted(rows: readonly (readonly [number, string])[], most: number): readonly (readonly [number, string])[] {
  const records = new SortedRecords<string>(scratch, most)
  for (const [key, row] of rows) records.add(key, row)
  const found = [...records.sorted()].flatMap(([key, group]) => group.map((row) => [key, row] as const))
  records.close()
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
  const records = new SortedRecords<string>(scratch, 2)
  for (let key = 9; key > 0; key -= 1) records.add(key, `row ${key}`)
  expect(readdirSync(scratch)).toEqual([])
  expect([...records.sorted()]).toHaveLength(9)
  records.close()
})

test('Walking beside a list of keys gives the rows of each and hands over those of none', () => {
  const records = new SortedRecords<string>(scratch, 2)
  for (const key of [5, 1, 3, 3, 9]) records.add(key, `row ${key}`)
  const orphans: number[] = []
  const beside = new Beside(records, (_, key) => orphans.push(key))
  const rows = [2, 3, 4].map((key) => {
    expect(beside.pass(key)).toBe(false)
    return beside.rowsOf(key)
  })
  expect(rows).toEqual([[], ['row 3', 'row 3'], []])
  beside.pass(Number.POSITIVE_INFINITY)
  expect(orphans).toEqual([1, 5, 9])
  records.close()
})

test('Thousands of rows of nobody are told in steps, and a key of too many rows is refused', () => {
  const records = new SortedRecords<string>(scratch)
  for (let key = 1; key <= 1000; key += 1) records.add(key, 'row')
  for (let row = 0; row <= 50_000; row += 1) records.add(2000, 'row')
  let told = 0
  const beside = new Beside(records, () => {
    told += 1
  })
  expect(beside.pass(2000)).toBe(true)
  expect(told).toBeLessThan(1000)
  while (beside.pass(2000));
  expect(told).toBe(1000)
  expect(() => beside.rowsOf(2000)).toThrow('more than 50000 rows')
  records.close()
})
