import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { SingleBar } from 'cli-progress'
import { catalogueFileNames, readCatalogue } from '../lib/content/catalogue-files'
import { ifctTable } from '../lib/content/ifct'
import { DataProblems } from '../lib/content/table'
import { databaseFile } from '../lib/db/file'
import { migrate } from '../lib/db/migrate'
import { openDatabase } from '../lib/db/open'
import { DatabaseProblem, databaseProblem } from '../lib/db/problem'
import { storedVersion, writeCatalogue } from '../lib/db/write-catalogue'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The code that turns data files into rows: when a rule, fold or column changes there, so does the data version. */
const CODE = ['lib/nutrition', 'lib/search', 'lib/content', 'lib/db/write-catalogue.ts']

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

function dataVersion(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of [...codeFiles(), ...files]) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 32)
}

/**
 * Makes the database ready: its tables brought up to date, the catalogue of `data/` in it. One transaction, so that
 * whatever happens the old catalogue stays whole; nothing at all where the data version is the same.
 * Throws DatabaseProblem or DataProblems.
 */
export function prepareCatalogue(options: PrepareOptions): Prepared {
  const files = { dataDir: options.dataDir ?? join(ROOT, 'data'), ifctFile: options.ifctFile ?? ifctTable() }
  const db = openDatabase(options.databaseFile, { create: true })
  try {
    const migrations = migrate(db, join(ROOT, 'prisma', 'migrations'))
    const version = dataVersion(catalogueFileNames(files))
    if (storedVersion(db) === version) return { version, changed: false, migrations }
    const catalogue = readCatalogue(files)
    const replace = db.transaction(() => {
      if (storedVersion(db) === version) return false
      writeCatalogue(db, catalogue, version, (done) => options.onProgress?.(done, catalogue.foods.length))
      return true
    })
    return { version, changed: replace.immediate(), migrations }
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
