import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '@/lib/build/open-stores'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open'
import type { Stores } from '@/lib/db/stores'
import { emptyStores } from '../fixtures/stores'
import { migrationsUpTo } from './migrations-up-to'

const BEFORE_CHECKSUMS = '20261128123000_envelopes'
const FIRST_MISSING = '20261128190000_checksums_and_ages'

/** A store of people of before there were checksums, with a list in it. */
function storeOfBefore(): Stores {
  const stores = emptyStores()
  const db = openDatabase(stores.people, { create: true })
  migrate(db, migrationsUpTo(BEFORE_CHECKSUMS))
  db.exec(`INSERT INTO Owner (id) VALUES ('anna');
    INSERT INTO MealList (id, ownerId, name, scope, updatedAt) VALUES ('a', 'anna', 'Tuesday', 'day', 0);
    INSERT INTO Meal (id, listId, name, position) VALUES ('b', 'a', 'Breakfast', 0);
    INSERT INTO MealItem (id, mealId, foodId, grams, position) VALUES ('c', 'b', 'kale', 100, 0);`)
  db.close()
  return stores
}

const backupsBeside = ({ people }: Stores) =>
  readdirSync(dirname(people)).filter((name) => name.includes('-people-before-'))

test('a store of people is backed up before it is brought up to date, and loses nothing by that', () => {
  const stores = storeOfBefore()
  const { db, migrations } = openStore(stores, 'people')
  expect(migrations[0]).toBe(FIRST_MISSING)
  for (const table of ['Owner', 'MealList', 'Meal', 'MealItem']) {
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1)
  }
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  db.close()
  expect(backupsBeside(stores)).toEqual([`table-people-before-${FIRST_MISSING}.db`])
  const kept = join(dirname(stores.people), `table-people-before-${FIRST_MISSING}.db`)
  expect(statSync(kept).mode & 0o077).toBe(0)
  const copy = new Database(kept, { readonly: true })
  expect(copy.prepare('SELECT name FROM MealList').pluck().all()).toEqual(['Tuesday'])
  expect(copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'Clock'`).get()).toBeUndefined()
  copy.close()

  openStore(stores, 'people').db.close()
  expect(backupsBeside(stores)).toHaveLength(1)
})

test('a new store has nothing to back up', () => {
  const stores = emptyStores()
  openStore(stores, 'people').db.close()
  expect(backupsBeside(stores)).toEqual([])
})

test('only the last few are kept', () => {
  const stores = storeOfBefore()
  for (const year of ['2021', '2022', '2023', '2024']) {
    writeFileSync(join(dirname(stores.people), `table-people-before-${year}0101000000_x.db`), '')
  }
  writeFileSync(join(dirname(stores.people), 'table-people-before-restore-20200101T000000Z.db'), '')
  openStore(stores, 'people').db.close()
  expect(backupsBeside(stores).toSorted()).toEqual([
    'table-people-before-20230101000000_x.db',
    'table-people-before-20240101000000_x.db',
    `table-people-before-${FIRST_MISSING}.db`,
    'table-people-before-restore-20200101T000000Z.db',
  ])
})

test('where it cannot be backed up, nothing is changed', () => {
  const stores = storeOfBefore()
  mkdirSync(join(dirname(stores.people), `table-people-before-${FIRST_MISSING}.db.part`))
  expect(() => openStore(stores, 'people')).toThrow()
  const db = new Database(stores.people, { readonly: true })
  expect(db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'Clock'`).get()).toBeUndefined()
  db.close()
})

test('a migration that makes a table anew does not delete what refers to it', () => {
  const stores = storeOfBefore()
  const folder = migrationsUpTo(BEFORE_CHECKSUMS)
  mkdirSync(join(folder, '20270101000000_anew'))
  writeFileSync(
    join(folder, '20270101000000_anew', 'migration.sql'),
    `PRAGMA foreign_keys=OFF;
     CREATE TABLE "new_Owner" ("id" TEXT NOT NULL PRIMARY KEY);
     INSERT INTO "new_Owner" SELECT "id" FROM "Owner";
     DROP TABLE "Owner";
     ALTER TABLE "new_Owner" RENAME TO "Owner";`,
  )
  const db = openDatabase(stores.people, { create: false })
  migrate(db, folder)
  expect(db.prepare('SELECT name FROM MealList').pluck().all()).toEqual(['Tuesday'])
  db.close()
})

test('a migration that would leave rows without their owners is undone', () => {
  const stores = storeOfBefore()
  const folder = migrationsUpTo(BEFORE_CHECKSUMS)
  mkdirSync(join(folder, '20270101000000_lossy'))
  writeFileSync(join(folder, '20270101000000_lossy', 'migration.sql'), 'DELETE FROM "Owner";')
  const db = openDatabase(stores.people, { create: false })
  expect(() => migrate(db, folder)).toThrow('without their owners')
  expect(db.prepare('SELECT count(*) FROM Owner').pluck().get()).toBe(1)
  db.close()
  expect(existsSync(stores.people)).toBe(true)
})
