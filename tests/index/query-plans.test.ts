import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FOOD_SQL } from '@/lib/db/food-rows'
import { SIMILAR_SQL } from '@/lib/db/similar-foods'
import { STANDING_SQL } from '@/lib/db/standings'
import { FEW_SQL, RECORD_SQL } from '@/lib/index/catalogue-queries'
import { ENTRY_SQL } from '@/lib/index/food-ranking'
import { INDEX_SQL } from '@/lib/index/stored-index'
import { preparedStores, shownCatalogueFile } from '../fixtures/stores'

const file = shownCatalogueFile(preparedStores())

/** Steps that read a whole table. What a list gives, and a full-text match, are no tables. */
function scans(sql: string): readonly string[] {
  const db = new Database(file, { readonly: true })
  onTestFinished(() => void db.close())
  const parameters = Array.from(sql.matchAll(/\?/g), () => null)
  const named = Object.fromEntries(Array.from(sql.matchAll(/@(\w+)/g), ([, name = '']) => [name, null]))
  const steps = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...(parameters.length > 0 ? parameters : [named]))
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => /^SCAN/.test(detail))
    .filter((detail) => !/json_each VIRTUAL TABLE|VIRTUAL TABLE INDEX 32:M|\(subquery-\d+\)|CONSTANT ROW/.test(detail))
}

describe('no statement of search and browse reads a whole table', () => {
  test.each(Object.entries({ ...INDEX_SQL, entry: ENTRY_SQL, record: RECORD_SQL, few: FEW_SQL }))('%s', (_, sql) => {
    expect(scans(sql)).toEqual([])
  })

  const { claims: _, ...foods } = FOOD_SQL
  test.each(Object.entries({ ...foods, ...SIMILAR_SQL, ...STANDING_SQL }))('foods %s', (_, sql) => {
    expect(scans(sql)).toEqual([])
  })

  test('would see one', () => {
    expect(scans('SELECT id FROM Food WHERE sodium > ?')).toEqual(['SCAN Food'])
  })
})
