import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { foodsBy } from '@/lib/db/rows'
import { FEW_SQL, RECORD_SQL } from '@/lib/index/catalogue-queries'
import { ENTRY_SQL } from '@/lib/index/food-ranking'
import { INDEX_SQL } from '@/lib/index/stored-index'
import { preparedDatabase, shownCatalogueFile } from '../db/database'

const file = shownCatalogueFile(preparedDatabase())

/** Steps that read a whole table. What a list gives, and a full-text match, are no tables. */
function scans(sql: string): readonly string[] {
  const db = new Database(file, { readonly: true })
  onTestFinished(() => void db.close())
  const parameters = Array.from(sql.matchAll(/\?/g), () => null)
  const steps = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => /^SCAN/.test(detail))
    .filter((detail) => !/json_each VIRTUAL TABLE|VIRTUAL TABLE INDEX 32:M|\(subquery-\d+\)|CONSTANT ROW/.test(detail))
}

describe('no statement of search and browse reads a whole table', () => {
  it.each(Object.entries({ ...INDEX_SQL, entry: ENTRY_SQL, record: RECORD_SQL, few: FEW_SQL }))('%s', (_, sql) => {
    expect(scans(sql)).toEqual([])
  })

  it.each([
    ['by place', foodsBy.ordinal([1, 2])],
    ['by id', foodsBy.id(['kale-raw'])],
    ['by family', foodsBy.family('kale')],
    ['by group', foodsBy.group('cheese', ['usda-sr-legacy'])],
  ])('foods %s', (_, { sql }) => {
    expect(scans(sql)).toEqual([])
  })

  it('would see one', () => {
    expect(scans('SELECT id FROM Food WHERE sodium > ?')).toEqual(['SCAN Food'])
  })
})
