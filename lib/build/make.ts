import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { CatalogueFiles } from '../content/catalogue-files'
import { CatalogueDraft, catalogueIsSound } from '../db/catalogue-file'
import { migrationFiles } from '../db/migrate'
import { holdsAll, type StoredRelease, shownReleases } from '../db/releases'
import type { Stores } from '../db/stores'
import { BROWSE_ORDERS } from '../index/stored-orders'
import { digestOfData, projectCatalogueFiles, readCatalogueData } from './catalogue-data'
import { catalogueHead, makeRows } from './make-rows'
import { MIGRATIONS } from './open-stores'
import { rowCodeFiles } from './row-code'
import { CatalogueMaker } from './thread/catalogue-maker'
import { type MadeRows, writeCatalogue } from './write-catalogue'

/** So many imported foods are worth a second thread. */
const MANY_FOODS = 20_000

/** How far the making of a catalogue is: foods written, then orders of browsing. */
export type MakeProgress =
  | { readonly phase: 'preparing'; readonly foods: number; readonly allFoods: number }
  | { readonly phase: 'sorting'; readonly orders: number; readonly allOrders: number }

export type MakeOptions = {
  readonly stores: Stores
  /** What it is made from; the files of this project unless told. */
  readonly files?: CatalogueFiles
  /** Make the file even where it stands: somebody found it damaged. */
  readonly again?: boolean
  readonly onProgress?: (progress: MakeProgress) => void
  /** A thread that was started before, to have a start; one is started where many foods are imported. */
  readonly maker?: CatalogueMaker | undefined
}

export type Made = {
  readonly version: string
  /** False where the file stood already. */
  readonly isNew: boolean
}

/** Foods that a catalogue was being made of were taken away meanwhile: it is to be made anew. */
export class ReleasesChanged extends Error {}

/** The same where the same foods come of it: code, data and imported releases. */
function dataVersion(releases: readonly StoredRelease[], dataDigest: string): string {
  const hash = createHash('sha256').update(dataDigest)
  for (const file of [...rowCodeFiles(), ...migrationFiles(MIGRATIONS.catalogue)]) {
    hash.update(readFileSync(file)).update('\0')
  }
  for (const { dataset, release, sha256 } of releases) hash.update(`${dataset} ${release} ${sha256}\0`)
  return hash.digest('hex').slice(0, 32)
}

/**
 * Makes the catalogue file of the data and of `releases`, whose foods `db` holds, unless it stands and is
 * whole. Nobody is shown it yet. Throws DataProblems, and ReleasesChanged where foods went away while they were read.
 */
export function makeCatalogue(
  db: Database.Database,
  releases: readonly StoredRelease[],
  { stores, files = projectCatalogueFiles(), again = false, onProgress, maker }: MakeOptions,
): Made {
  const digest = digestOfData(files)
  const version = dataVersion(releases, digest)
  if (!again && catalogueIsSound(stores, version)) return { version, isNew: false }
  const imported = shownReleases(releases).reduce((sum, { foods }) => sum + foods, 0)
  const helper = maker ?? (imported > MANY_FOODS ? new CatalogueMaker(files) : undefined)
  // Asked for before the file is made: the other thread works meanwhile.
  const requested = helper?.request({ releasesFile: stores.releases, releases, digest })
  try {
    const draft = new CatalogueDraft(stores, version, MIGRATIONS.catalogue)
    try {
      const made = requested?.() ?? makeHere(db, files, releases)
      writeCatalogue(draft, made, version, progressOf(made.head.ours + imported, onProgress))
      if (!holdsAll(db, releases)) throw new ReleasesChanged()
      draft.finish()
    } finally {
      draft.discard()
    }
  } finally {
    if (helper !== maker) void helper?.end()
  }
  return { version, isNew: true }
}

function makeHere(db: Database.Database, files: CatalogueFiles, releases: readonly StoredRelease[]): MadeRows {
  const parts = { ...readCatalogueData(files), releases }
  return { head: catalogueHead(parts), foods: makeRows(db, parts) }
}

function progressOf(allFoods: number, tell: MakeOptions['onProgress']) {
  let told = 0
  return {
    onFood: (foods: number) => {
      told = foods
      tell?.({ phase: 'preparing', foods, allFoods })
    },
    onOrder: (orders: number) => {
      // Foods of ours that a release tells of as well are counted twice in `allFoods`.
      if (told < allFoods) tell?.({ phase: 'preparing', foods: allFoods, allFoods })
      told = allFoods
      tell?.({ phase: 'sorting', orders, allOrders: BROWSE_ORDERS })
    },
  }
}
