import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { prepareStores } from '@/lib/build/prepare'
import { catalogue } from '@/lib/db/catalogue'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open'
import { DatabaseProblem, databaseProblem } from '@/lib/db/problem'
import { projectStores, storesAt } from '@/lib/db/stores'
import { tellingTrouble } from '@/lib/db/trouble'
import { bundled } from '../fixtures/bundle'
import { preparedStores, shownCatalogueFile, temporaryDirectory } from '../fixtures/stores'

const MIGRATIONS = join(process.cwd(), 'prisma', 'releases', 'migrations')

function problemOf(act: () => unknown): DatabaseProblem {
  try {
    act()
  } catch (error) {
    if (error instanceof DatabaseProblem) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('opening a database', () => {
  test('sets write-ahead log, foreign keys and patience', () => {
    const db = openDatabase(join(temporaryDirectory(), 'a.db'), { create: true })
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5000)
    db.close()
  })

  test('says that there is none', () => {
    const file = join(temporaryDirectory(), 'none.db')
    const problem = problemOf(() => openDatabase(file, { create: false }))
    expect(problem.kind).toBe('missing')
    expect(problem.message).toContain(file)
    expect(problem.message).toContain('npm start')
    expect(existsSync(file)).toBe(false)
  })

  test('says that the directory cannot be made', () => {
    const blocked = join(temporaryDirectory(), 'file')
    writeFileSync(blocked, '')
    expect(problemOf(() => openDatabase(join(blocked, 'a.db'), { create: true })).kind).toBe('no-directory')
  })

  test('says that another program holds it', () => {
    const file = preparedStores().people
    const other = new Database(file)
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    expect(problemOf(() => openDatabase(file, { create: true, busyTimeoutMs: 50 })).kind).toBe('locked')
    other.close()
  })

  test('says that it is no database', () => {
    const file = join(temporaryDirectory(), 'letter.db')
    writeFileSync(file, 'Dear diary, '.repeat(1000))
    expect(problemOf(() => openDatabase(file, { create: true })).kind).toBe('not-a-database')
    expect(readFileSync(file, 'utf8')).toContain('Dear diary')
    const directory = join(temporaryDirectory(), 'directory.db')
    mkdirSync(directory)
    expect(problemOf(() => openDatabase(directory, { create: true })).kind).toBe('not-a-database')
  })

  test.each(['people', 'releases'] as const)('says that the store of %s is damaged', (store) => {
    const stores = preparedStores()
    const file = stores[store]
    const db = new Database(file)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 4096 * 4)
    writeFileSync(file, bytes)
    const problem = problemOf(() => prepareStores({ stores }))
    expect(problem.kind).toBe('corrupt')
    expect(problem.message).toContain('backup')
  })

  test('makes a damaged catalogue file anew', () => {
    const file = preparedStores()
    const shown = shownCatalogueFile(file)
    writeFileSync(shown, 'Dear diary, '.repeat(1000))
    expect(prepareStores({ stores: file }).changed).toBe(true)
    const db = new Database(shown, { readonly: true })
    expect(db.prepare('SELECT count(*) FROM Food').pluck().get()).toBeGreaterThan(2000)
    db.close()
  })

  test.skipIf(process.getuid?.() === 0)('says that it may not be written', () => {
    const file = preparedStores().people
    chmodSync(file, 0o444)
    expect(problemOf(() => openDatabase(file, { create: true })).kind).toBe('read-only')
  })

  test.each([
    ['SQLITE_READONLY_DBMOVED', 'read-only'],
    ['SQLITE_CANTOPEN', 'read-only'],
    ['SQLITE_FULL', 'full'],
    ['SQLITE_BUSY_SNAPSHOT', 'locked'],
    ['SQLITE_CORRUPT_INDEX', 'corrupt'],
  ])('knows what %s means', (code, kind) => {
    expect(databaseProblem(Object.assign(new Error('no'), { code }), 'a.db')?.kind).toBe(kind)
  })

  test('knows a problem of another copy of its module: Next bundles the pages apart from the server', async () => {
    const copy: typeof import('@/lib/db/problem') = await import(await bundled('lib/db/problem.ts'))
    expect(copy.DatabaseProblem).not.toBe(DatabaseProblem)
    const problem = new copy.DatabaseProblem('full', 'a.db')
    expect(problem).toBeInstanceOf(DatabaseProblem)
    await expect(tellingTrouble(() => Promise.reject(problem))).rejects.toBe(problem)
    expect(databaseProblem(problem, '')).toBe(problem)
    expect(new Error('no')).not.toBeInstanceOf(DatabaseProblem)
  })

  test('makes no problem of other errors', () => {
    expect(databaseProblem(new Error('no'), 'a.db')).toBeNull()
    expect(databaseProblem({ code: 'ENOENT' }, 'a.db')).toBeNull()
  })

  test('understands only addresses of files', () => {
    expect(projectStores('file:./here/a.db').people).toBe(join(process.cwd(), 'here', 'a-people.db'))
    expect(projectStores('file:/there/a.db')).toEqual({
      single: '/there/a.db',
      people: '/there/a-people.db',
      releases: '/there/a-releases.db',
    })
    expect(() => projectStores('postgres://localhost')).toThrow('file:path/to/file.db')
  })
})

describe('migrations', () => {
  test('are applied once and recorded', () => {
    const db = openDatabase(join(temporaryDirectory(), 'a.db'), { create: true })
    const applied = migrate(db, MIGRATIONS)
    expect(applied.length).toBeGreaterThan(0)
    expect(migrate(db, MIGRATIONS)).toEqual([])
    const rows = db
      .prepare('SELECT migration_name, applied_steps_count, length(checksum) FROM _prisma_migrations')
      .raw()
    expect(rows.all()).toEqual(applied.map((name) => [name, 1, 64]))
    db.close()
  })

  test('leave nothing behind when one fails', () => {
    const directory = join(temporaryDirectory(), 'migrations')
    cpSync(MIGRATIONS, directory, { recursive: true })
    mkdirSync(join(directory, '99999999999999_broken'))
    writeFileSync(join(directory, '99999999999999_broken', 'migration.sql'), 'CREATE TABLE a (b); NONSENSE;')
    const db = openDatabase(join(temporaryDirectory(), 'a.db'), { create: true })
    expect(() => migrate(db, directory)).toThrow('NONSENSE')
    expect(db.prepare(`SELECT count(*) FROM sqlite_master`).pluck().get()).toBe(0)
    db.close()
  })

  test.each(['people', 'releases'] as const)('refuse a store of %s of a newer app', (store) => {
    const stores = preparedStores()
    const db = new Database(stores[store])
    db.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '20990101000000_future')`)
    db.close()
    const problem = problemOf(() => prepareStores({ stores }))
    expect(problem.kind).toBe('newer')
    expect(problem.message).toContain('newer version')
  })
})

describe('reading', () => {
  test('says that a database without foods is not prepared', async () => {
    const stores = storesAt(join(temporaryDirectory(), 'empty.db'))
    const db = openDatabase(stores.releases, { create: true })
    migrate(db, MIGRATIONS)
    db.close()
    expect(() => catalogue(stores)).toThrow(DatabaseProblem)
  })
})
