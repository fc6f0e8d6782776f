import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '@/lib/build/open-stores'
import { preparePostgres } from '@/lib/build/prepare-postgres'
import { lists } from '@/lib/db/lists'
import { migrate, migrationFile, migrationNames } from '@/lib/db/migrate'
import { migratePostgres } from '@/lib/db/migrate-postgres'
import type { PeopleClient } from '@/lib/db/people-client'
import { riskySettings } from '@/lib/db/postgres-settings'
import { client, server } from '../../fixtures/on-postgres'
import { emptyDatabase, peopleDatabase } from '../../fixtures/postgres'
import { temporaryDirectory } from '../../fixtures/stores'
import { makeList } from '../list-made'

const prepared = (url: string) => preparePostgres({ kind: 'postgres', url })
const KNOWN = migrationNames(MIGRATIONS.peopleInPostgres)
const YEARS = ['2091', '2092', '2093', '2094']

/** A folder with the migrations of today, and one more of each of these years. */
function migrationsAnd(...years: readonly string[]): string {
  const folder = join(temporaryDirectory(), 'migrations')
  cpSync(MIGRATIONS.peopleInPostgres, folder, { recursive: true })
  for (const year of years) {
    mkdirSync(join(folder, `${year}0101000000_later`))
    const sql = `ALTER TABLE "MealList" ADD COLUMN "inYear${year}" INT`
    writeFileSync(join(folder, `${year}0101000000_later`, 'migration.sql'), sql)
  }
  return folder
}

describe('tables in PostgreSQL', () => {
  test('are made once, and written down as Prisma does', async () => {
    const url = await emptyDatabase(server())
    expect((await prepared(url)).migrations).toEqual(KNOWN)
    expect(await prepared(url)).toMatchObject({ migrations: [], isEmpty: true })
    const rows = await client(url).$queryRaw`SELECT * FROM "_prisma_migrations" ORDER BY migration_name`
    expect(rows).toEqual(
      KNOWN.map((name) => ({
        id: expect.stringMatching(/^[\w-]{36}$/),
        checksum: createHash('sha256')
          .update(readFileSync(migrationFile(MIGRATIONS.peopleInPostgres, name)))
          .digest('hex'),
        migration_name: name,
        ...{ started_at: expect.any(Date), finished_at: expect.any(Date) },
        ...{ logs: null, rolled_back_at: null, applied_steps_count: 1 },
      })),
    )
  })

  test('are made by one of five servers that start at once', async () => {
    const url = await emptyDatabase(server())
    const all = await Promise.all(Array.from({ length: 5 }, () => prepared(url)))
    expect(all.map(({ migrations }) => migrations.length).toSorted()).toEqual([0, 0, 0, 0, KNOWN.length])
  })

  test('of a newer version, or of somebody else, are left alone', async () => {
    const newer = await peopleDatabase(server())
    await client(newer).$executeRaw`
      INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'x', '29990101000000_later')`
    await expect(prepared(newer)).rejects.toMatchObject({ kind: 'newer', file: newer.replace(/\/\/.*@/, '//') })
    const other = await emptyDatabase(server())
    await client(other).$executeRaw`CREATE TABLE "MealList" (id INT)`
    await expect(prepared(other)).rejects.toMatchObject({ kind: 'not-ours' })
    expect(await tablesIn(client(other))).toEqual([{ name: 'MealList' }])
  })

  test('come all or not at all', async () => {
    const url = await emptyDatabase(server())
    const db = client(url)
    // The last of the migrations finds a table of its name.
    await db.$executeRaw`CREATE TABLE "Clock" (id INT)`
    await expect(migratePostgres(db, MIGRATIONS.peopleInPostgres)).rejects.toThrow('already exists')
    expect(await tablesIn(db)).toEqual([{ name: 'Clock' }])
  })
})

describe('before tables in PostgreSQL are brought up to date', () => {
  test('each is copied as it was, once, and the last few are kept', async () => {
    const url = await emptyDatabase(server())
    const db = client(url)
    expect(await migratePostgres(db, migrationsAnd())).toEqual(KNOWN)
    expect(await schemasIn(db)).toEqual([])
    await makeList(lists(db), 'anna', 'Tuesday')

    for (const year of YEARS) {
      const migrations = migrationsAnd(...YEARS.filter((one) => one <= year))
      expect(await migratePostgres(db, migrations)).toEqual([`${year}0101000000_later`])
      expect(await migratePostgres(db, migrations)).toEqual([])
    }
    expect(await schemasIn(db)).toEqual(['2092', '2093', '2094'].map((year) => `before_${year}0101000000_later`))
    const copied = await db.$queryRaw`
      SELECT name, "inYear2092", (SELECT count(*)::int FROM before_20930101000000_later."Owner") AS owners
      FROM before_20930101000000_later."MealList"`
    expect(copied).toEqual([{ name: 'Tuesday', inYear2092: null, owners: 1 }])
    expect((await lists(db).summaries('anna')).map(({ name }) => name)).toEqual(['Tuesday'])
  })

  test('nothing is copied where that fails', async () => {
    const db = client(await peopleDatabase(server()))
    await db.$executeRaw`ALTER TABLE "MealList" ADD COLUMN "inYear2091" INT`
    await expect(migratePostgres(db, migrationsAnd('2091'))).rejects.toThrow('already exists')
    expect(await schemasIn(db)).toEqual([])
  })
})

test('settings under which a power cut takes back what was confirmed are told', async () => {
  // The server of the tests does not wait for its disk.
  expect(await riskySettings(client(await emptyDatabase(server())))).toEqual(['fsync'])
})

test('PostgreSQL has the tables, columns, keys and indexes that SQLite has', async () => {
  const file = new Database(':memory:')
  migrate(file, MIGRATIONS.people)
  const db = client(await peopleDatabase(server()))
  const columns = await db.$queryRaw`
    SELECT table_name::text AS table, column_name::text AS name,
      CASE data_type::text WHEN 'timestamp without time zone' THEN 'DATETIME' WHEN 'double precision' THEN 'REAL'
        ELSE upper(data_type::text) END AS type,
      (is_nullable = 'NO')::int AS required
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    ORDER BY table_name COLLATE "C", column_name COLLATE "C"`
  const own = file
    .prepare(
      `SELECT t.name AS "table", c.name AS name, c.type AS type, c."notnull" AS required
       FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name <> '_prisma_migrations' ORDER BY t.name, c.name`,
    )
    .all()
  expect(own.length).toBeGreaterThan(30)
  expect(columns).toEqual(own)
  const indexes = await db.$queryRaw`
    SELECT indexname::text AS name FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE '%_idx'
    ORDER BY indexname COLLATE "C"`
  expect(indexes).toEqual(
    file.prepare(`SELECT name FROM sqlite_schema WHERE name LIKE '%\\_idx' ESCAPE '\\' ORDER BY name`).all(),
  )
  const keys = await db.$queryRaw`
    SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to, confdeltype::text AS gone
    FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text`
  expect(keys).toEqual(
    [
      ['Meal', 'MealList'],
      ['MealItem', 'Meal'],
      ['MealList', 'Owner'],
    ].map(([from, to]) => ({
      from: `"${from}"`,
      to: `"${to}"`,
      gone: 'c',
    })),
  )
})

function tablesIn(db: PeopleClient): Promise<unknown> {
  return db.$queryRaw`SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'`
}

async function schemasIn(db: PeopleClient): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT nspname::text AS name FROM pg_namespace WHERE nspname LIKE 'before%' ORDER BY nspname`
  return rows.map(({ name }) => name)
}
