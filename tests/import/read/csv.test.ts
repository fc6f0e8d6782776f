import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvReader } from '@/lib/import/read/csv'
import { csv } from '../../fixtures/import/made-up-release'

function rowsOf(text: string, step: number): { readonly rows: string[][]; readonly bad: [number, string][] } {
  const rows: string[][] = []
  const bad: [number, string][] = []
  const reader = new CsvReader(
    ['a', 'b', 'c'],
    (row) => rows.push([0, 1, 2].map((column) => row.text(column))),
    (line, reason) => bad.push([line, reason]),
  )
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step))
  reader.end()
  return { rows, bad }
}

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' ', '1') })

test('Any table written with quotes reads back as it was, in pieces of any length, as a general parser reads it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell)), fc.integer({ min: 1, max: 9 }), (rows, step) => {
      const text = csv([['a', 'b', 'c'], ...rows])
      expect(rowsOf(text, step)).toEqual({ rows, bad: [] })
      expect(rowsOf(text, 4096).rows).toEqual(parse(text).slice(1))
    }),
  )
})

test.each(['a,b,c\n1,2,3\n4,5,6\n', 'a,b,c\r\n1,2,3\r\n4,5,6', 'a,b,c\n\n1,2,3\n\r\n4,5,6\n\n'])(
  'Either line ending, blank lines and a missing last one make no difference: %j',
  (text) => {
    for (const step of [1, 2, 3, 100])
      expect(rowsOf(text, step)).toEqual({
        rows: [
          ['1', '2', '3'],
          ['4', '5', '6'],
        ],
        bad: [],
      })
  },
)

test('Columns are found by name in any order; one that is missing reads as empty', () => {
  expect(rowsOf('c,x,A\n1,2,3\n', 4).rows).toEqual([['3', '', '1']])
})

test('Any bytes at all are read to the end without fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 7 }), (text, step) => {
      rowsOf(`a,b,c\n${text}`, step)
    }),
  )
})
