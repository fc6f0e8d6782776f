import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '@/lib/build/open-stores'
import { preparePostgres } from '@/lib/build/prepare-postgres'
import { migrate, migrationFile, migrationNames } from '@/lib/db/migrate'
import { migratePostgres } from '@/lib/db/migrate-postgres'
import type { PeopleClient } from '@/lib/db/people-client'
import { riskySettings } from '@/lib/db/postgres-settings'
import { client, server } from '../../fixtures/on-postgres'
import { emptyDatabase, peopleDatabase } from '../../fixtures/postgres'

const prepared = (url: string) => preparePostgres({ kind: 'postgres', url })
const KNOWN = migrationNames(MIGRATIONS.peopleInPostgres)

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
