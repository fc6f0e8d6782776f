import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import type { CatalogueFiles } from '../content/catalogue-files'
import { ifctTable } from '../content/ifct'
import { buildCatalogueFile, standsCatalogue, sweepOtherVersions, sweepUnfinished } from '../db/catalogue-file'
import { storedVersion, storeVersion } from '../db/meta'
import { migrate, migrationFiles } from '../db/migrate'
import { openDatabase } from '../db/open'
import { databaseProblem } from '../db/problem'
import { completeReleases, type StoredRelease, shownReleases } from '../db/releases'
import { BROWSE_ORDERS } from '../index/stored-orders'
import { digestOfData, readCatalogueData } from './catalogue-data'
import { catalogueHead, makeCatalogue } from './make-catalogue'
import { rowCodeFiles } from './row-code'
import { CatalogueMaker } from './thread/catalogue-maker'
import { type MadeCatalogue, writeCatalogue } from './write-catalogue'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MIGRATIONS = join(ROOT, 'prisma', 'migrations')

/** So many imported foods are worth a second thread. */
const MANY_FOODS = 20_000

export type PrepareOptions = {
  readonly databaseFile: string
  readonly dataDir?: string
  readonly ifctFile?: string
  readonly onProgress?: (progress: PrepareProgress) => void
}

/** How far a preparation is: foods written, then orders of browsing. */
export type PrepareProgress = { readonly phase: 'foods' | 'orders'; readonly done: number; readonly all: number }

/** A change of the imported releases that the catalogue is to follow. */
export type ReleaseChange = {
  /** The releases there will be. */
  readonly after: (releases: readonly StoredRelease[]) => readonly StoredRelease[]
  readonly apply: () => void
}

const NO_CHANGE: ReleaseChange = { after: (releases) => releases, apply: () => {} }

/** The same where the same foods come of it: code, data and imported releases. */
function dataVersion(releases: readonly StoredRelease[], dataDigest: string): string {
  const hash = createHash('sha256').update(dataDigest)
  for (const file of [...rowCodeFiles(), ...migrationFiles(MIGRATIONS)]) hash.update(readFileSync(file)).update('\0')
  for (const { dataset, release, sha256 } of releases) hash.update(`${dataset} ${release} ${sha256}\0`)
  return hash.digest('hex').slice(0, 32)
}

/** The files that the catalogue is made from. */
export function catalogueFiles({ dataDir, ifctFile }: PrepareOptions): CatalogueFiles {
  return { dataDir: dataDir ?? join(ROOT, 'data'), ifctFile: ifctFile ?? ifctTable() }
}

/** Opens the database with its tables brought up to date. Throws DatabaseProblem. */
export function openUpToDate(file: string): { readonly db: Database.Database; readonly migrations: readonly string[] } {
  const db = openDatabase(file, { create: true })
  try {
    return { db, migrations: migrate(db, MIGRATIONS) }
  } catch (error) {
    db.close()
    throw databaseProblem(error, file) ?? error
  }
}

/**
 * Makes a change to the imported releases and the catalogue that follows from data and releases. The catalogue is
 * made in a file of its own while readers and lists go on; one short transaction then changes the releases and
 * shows it. Whatever happens before, all stays as it was. A `maker` that was started before has a start. Throws
 * DataProblems.
 */
export function renewCatalogue(
  db: Database.Database,
  options: PrepareOptions,
  change: ReleaseChange = NO_CHANGE,
  maker?: CatalogueMaker,
): { readonly version: string; readonly changed: boolean } {
  const files = catalogueFiles(options)
  const shows = (version: string) => storedVersion(db) === version
  let helper = maker
  sweepUnfinished(options.databaseFile)
  for (;;) {
    const before = completeReleases(db)
    const releases = change.after(before)
    const digest = digestOfData(files)
    const version = dataVersion(releases, digest)
    const stands = () => standsCatalogue(options.databaseFile, version)
    const changed = !shows(version) || !stands()
    if (!changed && change === NO_CHANGE) return { version, changed }
    if (!stands()) {
      build(db, options, { files, releases, digest, version }, helper)
      helper = undefined
    }
    const isShown = db.transaction(() => {
      // Somebody else was quicker: the releases are others now, or the file was swept away as one of no use.
      if (!stands() || namesOf(completeReleases(db)) !== namesOf(before)) return false
      change.apply()
      storeVersion(db, version)
      sweepOtherVersions(options.databaseFile, version)
      return true
    })
    if (isShown.immediate()) return { version, changed }
  }
}

function namesOf(releases: readonly StoredRelease[]): string {
  return releases.map(({ id, sha256 }) => `${id} ${sha256}`).join('\n')
}

type Build = {
  readonly files: CatalogueFiles
  readonly releases: readonly StoredRelease[]
  readonly digest: string
  readonly version: string
}

function build(
  db: Database.Database,
  { databaseFile, onProgress }: PrepareOptions,
  { files, releases, digest, version }: Build,
  maker: CatalogueMaker | undefined,
): void {
  const imported = shownReleases(releases).reduce((sum, { foods }) => sum + foods, 0)
  const own = maker === undefined && imported > MANY_FOODS ? new CatalogueMaker(files) : undefined
  const make = (maker ?? own)?.order({ databaseFile, releases, digest })
  let shown = 0
  const fill = (into: Database.Database, makeIndexes: () => void) => {
    const made = make?.() ?? makeHere(db, files, releases)
    const all = made.head.ours + imported
    writeCatalogue(into, makeIndexes, made, version, {
      onFood: (done) => {
        shown = done
        onProgress?.({ phase: 'foods', done, all })
      },
      onOrder: (done) => {
        if (shown < all) onProgress?.({ phase: 'foods', done: all, all })
        shown = all
        onProgress?.({ phase: 'orders', done, all: BROWSE_ORDERS })
      },
    })
  }
  try {
    buildCatalogueFile(databaseFile, version, MIGRATIONS, fill)
  } finally {
    void own?.end()
  }
}

function makeHere(db: Database.Database, files: CatalogueFiles, releases: readonly StoredRelease[]): MadeCatalogue {
  const parts = { ...readCatalogueData(files), releases }
  return { head: catalogueHead(parts), foods: makeCatalogue(db, parts) }
}
