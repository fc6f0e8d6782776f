import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { storedVersion } from './meta'
import { migrate } from './migrate'
import { DatabaseProblem } from './problem'
import { catalogueFile, catalogueStem, type Stores, storesFolder } from './stores'

// Large pages: the index reads and writes long rows.
const PAGE_BYTES = 16384
const CACHE_KIB = 16384
const SCRATCH_CACHE_KIB = 2048
const SORTING_THREADS = 1

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
  const file = catalogueFile(stores, version)
  if (!existsSync(file)) return false
  try {
    const db = new Database(file, { readonly: true })
    try {
      return storedVersion(db) === version
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
    this.#unfinished = join(folder, `${catalogueStem(stores)}${version}.part-${process.pid}`)
    rmSync(this.#unfinished, { force: true })
    // What SQLite sorts outside its memory goes where the catalogue goes: a system's own place for it is often small.
    process.env.SQLITE_TMPDIR ??= folder
    this.db = new Database(this.#unfinished)
    try {
      this.db.pragma(`page_size = ${PAGE_BYTES}`)
      this.db.pragma('journal_mode = MEMORY')
      this.db.pragma('synchronous = OFF')
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
    const written = openSync(this.#unfinished, 'r+')
    fsyncSync(written)
    closeSync(written)
    renameSync(this.#unfinished, this.#file)
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function catalogueFiles(stores: Stores): readonly { readonly path: string; readonly rest: string }[] {
  const stem = catalogueStem(stores)
  const folder = storesFolder(stores)
  return readdirSync(folder).flatMap((name) =>
    name.startsWith(stem) ? [{ path: join(folder, name), rest: name.slice(stem.length) }] : [],
  )
}

/** Takes away what builders that are gone left unfinished. */
export function sweepUnfinished(stores: Stores): void {
  for (const { path, rest } of catalogueFiles(stores)) {
    const builder = /^[0-9a-f]{32}\.part-(\d+)(-journal)?$/.exec(rest)?.[1]
    if (builder !== undefined && !isRunning(Number(builder))) rmSync(path, { force: true })
  }
}

/** Takes away the files of other versions. Run it in a transaction in which this one is shown: nobody shows another. */
export function sweepOtherVersions(stores: Stores, version: string): void {
  for (const { path, rest } of catalogueFiles(stores)) {
    if (/^[0-9a-f]{32}\.db$/.test(rest) && !rest.startsWith(version)) rmSync(path, { force: true })
  }
}
