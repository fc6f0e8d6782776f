import { resolve } from 'node:path'
import type Database from 'better-sqlite3'
import { lockImports } from '../db/import-lock'
import { completeReleases, type StoredRelease } from '../db/releases'
import { type Stores, storesFolder } from '../db/stores'
import { type OpenSource, openSource } from '../import/read/open-source'
import type { RejectedRow } from '../import/source-food'
import type { SourceDataset } from '../schemas/source-datasets'
import { projectCatalogueFiles } from './catalogue-data'
import type { MakeOptions, MakeProgress } from './make'
import { openStore } from './open-stores'
import { rejectedRows } from './rejected-rows'
import { renewCatalogue } from './renew'
import { digestOf } from './source-digest'
import { clearUnfinished, type Staged, stageRelease } from './stage-release'
import { CatalogueMaker } from './thread/catalogue-maker'

/** An import waits so long for the database while the site or a preparation writes. */
const PATIENCE_MS = 10 * 60_000
const TICK_MS = 250
/** While tables larger than this are read, a second thread makes itself ready. */
const LARGE_BYTES = 8 * 1024 * 1024

/** How far an import is. */
export type ImportProgress =
  | { readonly phase: 'reading'; readonly bytes: number; readonly allBytes: number | null; readonly foods: number }
  | MakeProgress

export type ImportOptions = Omit<MakeOptions, 'onProgress' | 'maker'> & {
  readonly path: string
  readonly dataset?: SourceDataset
  /** Where the rejected rows go; beside the database unless told. */
  readonly rejectsFile?: string
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
  readonly onNote?: (note: string) => void
}

export type Imported = Pick<Staged, 'foods' | 'rejected' | 'summary'> & {
  readonly release: { readonly dataset: SourceDataset; readonly release: string }
  /** False where just this file was imported before. */
  readonly changed: boolean
  readonly rejectsFile: string | null
}

/**
 * Brings in a published food table: its foods are staged, a catalogue with them is made, both are published at once.
 * The catalogue is as it was until all of it stands; cut off at any moment, the next import clears what was left and
 * starts over. Throws SourceProblem, ImportRunning, DatabaseProblem, DataProblems.
 */
export async function importSource(options: ImportOptions): Promise<Imported> {
  const path = resolve(options.path)
  const source = await openSource(path, {
    ...(options.dataset && { dataset: options.dataset }),
    scratch: resolve(storesFolder(options.stores)),
  })
  const { dataset, release } = source.release
  return await holdingImports(options.stores, `${dataset} ${release}`, async (db) => {
    const maker = source.bytes > LARGE_BYTES ? new CatalogueMaker(options.files ?? projectCatalogueFiles()) : undefined
    try {
      return await importOpened(db, source, path, options, maker)
    } finally {
      await maker?.end()
    }
  })
}

/** Works on the releases while nobody else imports, and has time to wait for the database. Throws ImportRunning. */
async function holdingImports<T>(
  stores: Stores,
  what: string,
  work: (db: Database.Database) => T | Promise<T>,
): Promise<T> {
  const unlock = lockImports(stores, what)
  try {
    const { db } = openStore(stores, 'releases')
    try {
      db.pragma(`busy_timeout = ${PATIENCE_MS}`)
      return await work(db)
    } finally {
      db.close()
    }
  } finally {
    unlock()
  }
}

async function importOpened(
  db: Database.Database,
  source: OpenSource,
  path: string,
  options: ImportOptions,
  maker: CatalogueMaker | undefined,
): Promise<Imported> {
  const { dataset, release } = source.release
  if (clearUnfinished(db) > 0) options.onNote?.('An earlier import was cut off. What it left is cleared away.')
  const sha256 = await digestOf(path, options.signal)
  const before = completeReleases(db).find((one) => one.dataset === dataset && one.release === release)
  if (before?.sha256 === sha256) {
    renewCatalogue(db, { ...options, maker })
    return { ...before, release: source.release, changed: false, rejectsFile: null }
  }
  const rejects = rejectedRows(options.stores, source.release, options.rejectsFile)
  try {
    const staged = await stage(db, source, { path, sha256 }, options, rejects.write)
    options.onProgress?.({ phase: 'preparing', foods: 0, allFoods: staged.foods })
    renewCatalogue(db, { ...options, maker }, { kind: 'complete', staged })
    clearUnfinished(db)
    return { ...staged, release: source.release, changed: true, rejectsFile: rejects.keep() }
  } finally {
    rejects.discard()
  }
}

/** Stages the foods of a source, telling how far it is. Where it ends early, nothing of it stays. */
async function stage(
  db: Database.Database,
  source: OpenSource,
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  { onProgress, signal }: ImportOptions,
  onRejected: (row: RejectedRow) => void,
): Promise<Staged> {
  let foods = 0
  const show = () => onProgress?.({ phase: 'reading', bytes: source.readBytes(), allBytes: source.bytes, foods })
  // Large tables are read for a while before the first food is put together.
  const ticking = setInterval(show, TICK_MS)
  try {
    const staged = await stageRelease(db, {
      source: source.release,
      rows: source.rows(signal),
      file: path,
      sha256,
      onRejected,
      onFoods: (written) => {
        foods = written
        show()
      },
    })
    signal?.throwIfAborted()
    return staged
  } catch (error) {
    clearUnfinished(db)
    throw error
  } finally {
    clearInterval(ticking)
  }
}

/** Takes a release away; what was shown from it is shown from the newest that is left. */
export function removeRelease(
  options: Omit<ImportOptions, 'path'>,
  choose: (releases: readonly StoredRelease[]) => StoredRelease,
): Promise<StoredRelease> {
  return holdingImports(options.stores, 'a removal', (db) => {
    const release = choose(completeReleases(db))
    clearUnfinished(db)
    renewCatalogue(db, options, { kind: 'retire', release })
    clearUnfinished(db)
    return release
  })
}
