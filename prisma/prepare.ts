import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type Database from 'better-sqlite3'
import { SingleBar } from 'cli-progress'
import { type CatalogueFiles, catalogueFileNames, readCatalogue } from '../lib/content/catalogue-files'
import { ifctTable } from '../lib/content/ifct'
import { readImportRules, readNameRules } from '../lib/content/import-rules'
import { DataProblems } from '../lib/content/table'
import { databaseFile } from '../lib/db/file'
import { migrate } from '../lib/db/migrate'
import { openDatabase } from '../lib/db/open'
import { DatabaseProblem, databaseProblem } from '../lib/db/problem'
import { completeReleases, shownReleases } from '../lib/db/releases'
import { storedVersion, writeCatalogue } from '../lib/db/write-catalogue'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The code that turns data files into rows: when a rule, fold or column changes there, so does the data version. */
const CODE = [
  'lib/nutrition',
  'lib/search',
  'lib/content',
  'lib/import/classify',
  'lib/import/plain-name',
  'lib/import/visible-food.ts',
  'lib/db/shown-foods.ts',
  'lib/db/write-catalogue.ts',
]

function codeFiles(): readonly string[] {
  return CODE.flatMap((part) => {
    const path = join(ROOT, part)
    return statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path]
  }).toSorted()
}

export type PrepareOptions = {
  readonly databaseFile: string
  readonly dataDir?: string
  readonly ifctFile?: string
  readonly onProgress?: (done: number, all: number) => void
}

export type Prepared = {
  readonly version: string
  /** False where the catalogue was already this version. */
  readonly changed: boolean
  readonly migrations: readonly string[]
}

/** The same where the same foods come of it: code, data files and imported releases. */
function dataVersion(db: Database.Database, files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of [...codeFiles(), ...files]) hash.update(readFileSync(file)).update('\0')
  for (const { dataset, release, sha256 } of completeReleases(db)) hash.update(`${dataset} ${release} ${sha256}\0`)
  return hash.digest('hex').slice(0, 32)
}

function catalogueFiles({ dataDir, ifctFile }: PrepareOptions): CatalogueFiles {
  return { dataDir: dataDir ?? join(ROOT, 'data'), ifctFile: ifctFile ?? ifctTable() }
}

/** Opens the database with its tables brought up to date. Throws DatabaseProblem. */
export function openUpToDate(file: string): { readonly db: Database.Database; readonly migrations: readonly string[] } {
  const db = openDatabase(file, { create: true })
  try {
    return { db, migrations: migrate(db, join(ROOT, 'prisma', 'migrations')) }
  } catch (error) {
    db.close()
    throw databaseProblem(error, file) ?? error
  }
}

/**
 * Makes a change to the imported releases, and the catalogue that follows from data and releases, in one transaction:
 * whatever happens, the old catalogue stays whole until the new one stands. Writes nothing where the data version is
 * the same. Throws DataProblems.
 */
export function renewCatalogue(
  db: Database.Database,
  options: PrepareOptions,
  change: () => void = () => {},
): { readonly version: string; readonly changed: boolean } {
  const files = catalogueFiles(options)
  const names = catalogueFileNames(files)
  let catalogue: ReturnType<typeof readCatalogue> | undefined
  if (storedVersion(db) !== dataVersion(db, names)) catalogue = readCatalogue(files)
  const renew = db.transaction(() => {
    change()
    const version = dataVersion(db, names)
    if (storedVersion(db) === version) return { version, changed: false }
    catalogue ??= readCatalogue(files)
    const making = { rules: readImportRules(files.dataDir), names: readNameRules(files.dataDir) }
    const imported = shownReleases(completeReleases(db)).reduce((sum, { foods }) => sum + foods, 0)
    const all = catalogue.foods.length + imported
    let shown = 0
    writeCatalogue(db, catalogue, making, version, (done) => {
      shown = done
      options.onProgress?.(done, all)
    })
    if (shown < all) options.onProgress?.(all, all)
    return { version, changed: true }
  })
  return renew.immediate()
}

/**
 * Makes the database ready: its tables brought up to date, the catalogue of `data/` and of the imported releases in
 * it. Throws DatabaseProblem or DataProblems.
 */
export function prepareCatalogue(options: PrepareOptions): Prepared {
  const { db, migrations } = openUpToDate(options.databaseFile)
  try {
    return { ...renewCatalogue(db, options), migrations }
  } catch (error) {
    throw databaseProblem(error, options.databaseFile) ?? error
  } finally {
    db.close()
  }
}

function terminalProgress(): { readonly show: (done: number, all: number) => void; readonly end: () => void } {
  if (!process.stdout.isTTY) {
    const show = (done: number, all: number) => {
      if (done === all || done % 500 === 0) console.log(`Preparing foods: ${done} of ${all}`)
    }
    return { show, end: () => {} }
  }
  const bar = new SingleBar({ format: 'Preparing foods {bar} {value} of {total}', hideCursor: true })
  let started = false
  const show = (done: number, all: number) => {
    if (!started) bar.start(all, 0)
    started = true
    bar.update(done)
  }
  return { show, end: () => bar.stop() }
}

/** Prepares the database that DATABASE_URL names and tells the terminal. The data version, or null where it failed. */
export function prepareAndReport(): string | null {
  const { show, end } = terminalProgress()
  try {
    const file = databaseFile()
    const { version, changed, migrations } = prepareCatalogue({ databaseFile: file, onProgress: show })
    end()
    if (migrations.length > 0) console.log(`Tables brought up to date: ${migrations.join(', ')}`)
    console.log(changed ? `The catalogue is ready in ${file}.` : 'The catalogue is up to date.')
    return version
  } catch (error) {
    end()
    console.error(error instanceof DatabaseProblem || error instanceof DataProblems ? error.message : error)
    return null
  }
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isCommand && prepareAndReport() === null) process.exitCode = 1
