import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { storedVersion } from './meta'
import { migrate } from './migrate'
import { DatabaseProblem, sqliteCode } from './problem'
import { catalogueFile, catalogueStem, releasesBeside, type Stores, storesFolder } from './stores'
import { syncFile } from './sync-file'

// Large pages: the index reads and writes long rows.
const PAGE_BYTES = 16384
const CACHE_KIB = 16384
const SCRATCH_CACHE_KIB = 2048
const SORTING_THREADS = 1

const MOST_BYTES_CHECKED = 64 * 1024 * 1024

const indexRows = z.array(z.object({ name: z.string(), sql: z.string() }))
const foodCounts = z.object({ all: z.number(), ours: z.number() })

/** How many foods the catalogue that is shown has, and how many of them are ours. */
export function shownFoodCounts(
  stores: Stores,
  releases: Database.Database,
): { readonly all: number; readonly ours: number } {
  const version = storedVersion(releases)
  if (version === null) throw new DatabaseProblem('unprepared', releases.name)
  const db = new Database(catalogueFile(stores, version), { readonly: true, fileMustExist: true })
  try {
    return foodCounts.parse(db.prepare('SELECT count(*) AS "all", count(*) - count(decidedBy) AS ours FROM Food').get())
  } finally {
    db.close()
  }
}

/** Whether the catalogue of a version stands. Its version is the last thing that was written. */
export function catalogueExists(stores: Stores, version: string): boolean {
  return holds(catalogueFile(stores, version), version, () => true)
}

/**
 * Whether the catalogue of a version stands and is whole, as far as that is soon told: of one that is not large every
 * page is looked at, some 5 ms a megabyte; of a larger one only whether any are missing at its end.
 */
export function catalogueIsSound(stores: Stores, version: string): boolean {
  return [catalogueFile(stores, version), releasesBeside(stores, version)].every(
    (file, at) => (at > 0 && !existsSync(file)) || isSoundFile(file, version),
  )
}

/** The same of a file that bears the version, whatever its name. */
export function isSoundFile(file: string, version: string): boolean {
  return holds(file, version, (db) => {
    const { size } = statSync(file)
    if (size <= MOST_BYTES_CHECKED) return db.pragma('quick_check(1)', { simple: true }) === 'ok'
    return size === Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  })
}

/** Whether a file is a database that bears a version and passes a check. */
function holds(file: string, version: string, check: (db: Database.Database) => boolean): boolean {
  if (!existsSync(file)) return false
  try {
    const db = new Database(file, { readonly: true })
    try {
      return storedVersion(db) === version && check(db)
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}

/**
 * The catalogue file of a version while it is written. It appears when it is finished, all of it on disk, or not at
 * all. Nobody else knows of it before, so that nothing is written twice to be safe.
 */
export class CatalogueDraft {
  readonly db: Database.Database
  readonly #unfinished: string
  readonly #file: string
  readonly #foodIndexes: readonly string[]

  /** An empty one, with its tables and yet without the indexes of foods. */
  constructor(stores: Stores, version: string, migrations: string) {
    const folder = storesFolder(stores)
    this.#file = catalogueFile(stores, version)
    // What SQLite sorts outside its memory goes where the catalogue goes: a system's own place for it is often small.
    process.env.SQLITE_TMPDIR ??= folder
    const { db, file } = lockedFile(() => `${this.#file.slice(0, -'.db'.length)}.part-${randomUUID()}`)
    this.db = db
    this.#unfinished = file
    try {
      this.db.pragma(`cache_size = -${CACHE_KIB}`)
      this.db.pragma(`temp.cache_size = -${SCRATCH_CACHE_KIB}`)
      this.db.pragma(`threads = ${SORTING_THREADS}`)
      migrate(this.db, migrations)
      this.db.exec('BEGIN')
      this.#foodIndexes = withoutFoodIndexes(this.db)
    } catch (error) {
      this.discard()
      throw error
    }
  }

  /** Makes the indexes of foods, of all of them at once from sorted keys. */
  indexFoods(): void {
    for (const index of this.#foodIndexes) this.db.exec(index)
    this.db.pragma('shrink_memory')
  }

  /** Puts it on the disk and lets it appear. */
  finish(): void {
    this.db.exec('COMMIT')
    this.db.close()
    syncFile(this.#unfinished)
    renameSync(this.#unfinished, this.#file)
    syncFile(dirname(this.#file))
  }

  /** Leaves nothing of it behind, unless it is finished. */
  discard(): void {
    this.db.close()
    rmSync(this.#unfinished, { force: true })
  }
}

/** Takes away the indexes of foods; how to make them. */
function withoutFoodIndexes(db: Database.Database): readonly string[] {
  const rows = db.prepare(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'Food' AND sql <> ''`,
  )
  const indexes = indexRows.parse(rows.all())
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`)
  return indexes.map(({ sql }) => sql)
}

/**
 * A new database that nobody else can open: the operating system holds it for this process until it is closed, or the
 * process ends in whatever way. By that, and by no number of a process, is told whether anybody still writes it.
 */
function lockedFile(newName: () => string): { readonly db: Database.Database; readonly file: string } {
  for (;;) {
    const file = newName()
    const db = new Database(file)
    try {
      db.pragma(`page_size = ${PAGE_BYTES}`)
      db.pragma('journal_mode = MEMORY')
      db.pragma('synchronous = OFF')
      db.pragma('locking_mode = EXCLUSIVE')
      db.exec('BEGIN EXCLUSIVE; COMMIT')
      // Not held yet, it may have been taken for one that nobody writes.
      if (existsSync(file)) return { db, file }
    } catch (error) {
      if (existsSync(file)) throw error
    }
    db.close()
  }
}

/** Whether somebody writes a database, on this machine or in another container that shares its disk. */
function isWritten(file: string): boolean {
  const db = new Database(file, { timeout: 0, fileMustExist: true })
  try {
    db.exec('BEGIN IMMEDIATE; ROLLBACK')
    return false
  } catch (error) {
    return /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error))
  } finally {
    db.close()
  }
}

function catalogueFiles(stores: Stores): readonly { readonly path: string; readonly rest: string }[] {
  const stem = catalogueStem(stores)
  const folder = storesFolder(stores)
  return readdirSync(folder).flatMap((name) =>
    name.startsWith(stem) ? [{ path: join(folder, name), rest: name.slice(stem.length) }] : [],
  )
}

const UNFINISHED = /^[0-9a-f]{32}\.part-[\w-]+$/

/** Takes away what builders that are gone left unfinished. */
export function sweepUnfinished(stores: Stores): void {
  for (const { path, rest } of catalogueFiles(stores)) {
    if (UNFINISHED.test(rest) && existsSync(path) && !isWritten(path)) {
      for (const file of [path, `${path}-journal`]) rmSync(file, { force: true })
    }
  }
}

/** Takes away the files of other versions. Run it in a transaction in which this one is shown: nobody shows another. */
export function sweepOtherVersions(stores: Stores, version: string): void {
  for (const { path, rest } of catalogueFiles(stores)) {
    if (/^[0-9a-f]{32}(-releases)?\.db$/.test(rest) && !rest.startsWith(version)) rmSync(path, { force: true })
  }
}
