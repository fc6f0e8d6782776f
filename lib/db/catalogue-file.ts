import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { storedVersion } from './meta'
import { migrate } from './migrate'
import { DatabaseProblem } from './problem'

// Large pages: the index reads and writes long rows.
const PAGE_BYTES = 16384
const CACHE_KIB = 16384
const SCRATCH_CACHE_KIB = 2048
const SORTING_THREADS = 1

const indexRows = z.array(z.object({ name: z.string(), sql: z.string() }))
const foodCounts = z.object({ all: z.number(), ours: z.number() })

/** The file of one version of the catalogue, beside the main database. Once it stands it never changes. */
export function catalogueFile(mainFile: string, version: string): string {
  return join(dirname(mainFile), `${stemOf(mainFile)}${version}.db`)
}

function stemOf(mainFile: string): string {
  return `${basename(mainFile, extname(mainFile))}-catalogue-`
}

/** How many foods the catalogue that `main` shows has, and how many of them are ours. */
export function shownFoodCounts(main: Database.Database): { readonly all: number; readonly ours: number } {
  const version = storedVersion(main)
  if (version === null) throw new DatabaseProblem('unprepared', main.name)
  const db = new Database(catalogueFile(main.name, version), { readonly: true, fileMustExist: true })
  try {
    return foodCounts.parse(db.prepare('SELECT count(*) AS "all", count(*) - count(decidedBy) AS ours FROM Food').get())
  } finally {
    db.close()
  }
}

/** Whether the catalogue of a version stands. Its version is the last thing that was written. */
export function standsCatalogue(mainFile: string, version: string): boolean {
  const file = catalogueFile(mainFile, version)
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
 * Makes the catalogue file of a version. It appears when all of it is on disk, or not at all. Nobody else knows of it
 * before, so that nothing is written twice to be safe. The indexes of foods are made when `fill` asks for it.
 */
export function buildCatalogueFile(
  mainFile: string,
  version: string,
  migrations: string,
  fill: (db: Database.Database, makeIndexes: () => void) => void,
): void {
  const unfinished = join(dirname(mainFile), `${stemOf(mainFile)}${version}.part-${process.pid}`)
  rmSync(unfinished, { force: true })
  // What SQLite sorts outside its memory goes where the catalogue goes: a system's own place for it is often small.
  process.env.SQLITE_TMPDIR ??= dirname(mainFile)
  const db = new Database(unfinished)
  try {
    db.pragma(`page_size = ${PAGE_BYTES}`)
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    db.pragma(`cache_size = -${CACHE_KIB}`)
    db.pragma(`temp.cache_size = -${SCRATCH_CACHE_KIB}`)
    db.pragma(`threads = ${SORTING_THREADS}`)
    migrate(db, migrations)
    db.exec('BEGIN')
    const indexes = withoutIndexes(db)
    fill(db, () => {
      for (const index of indexes) db.exec(index)
    })
    db.exec('COMMIT')
    db.close()
    const written = openSync(unfinished, 'r+')
    fsyncSync(written)
    closeSync(written)
    renameSync(unfinished, catalogueFile(mainFile, version))
  } finally {
    db.close()
    rmSync(unfinished, { force: true })
  }
}

/** Takes away the indexes of foods, to be made of all of them at once from sorted keys; how to make them. */
function withoutIndexes(db: Database.Database): readonly string[] {
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

function otherFiles(mainFile: string): readonly { readonly path: string; readonly rest: string }[] {
  const stem = stemOf(mainFile)
  const directory = dirname(mainFile)
  return readdirSync(directory).flatMap((name) =>
    name.startsWith(stem) ? [{ path: join(directory, name), rest: name.slice(stem.length) }] : [],
  )
}

/** Takes away what builders that are gone left unfinished. */
export function sweepUnfinished(mainFile: string): void {
  for (const { path, rest } of otherFiles(mainFile)) {
    const builder = /^[0-9a-f]{32}\.part-(\d+)(-journal)?$/.exec(rest)?.[1]
    if (builder !== undefined && !isRunning(Number(builder))) rmSync(path, { force: true })
  }
}

/** Takes away the files of other versions. Run it in the transaction that shows this one: nobody else shows another. */
export function sweepOtherVersions(mainFile: string, version: string): void {
  for (const { path, rest } of otherFiles(mainFile)) {
    if (/^[0-9a-f]{32}\.db$/.test(rest) && !rest.startsWith(version)) rmSync(path, { force: true })
  }
}
