import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import { lockImports } from '../db/import-lock'
import { completeReleases, type StoredRelease } from '../db/releases'
import { type OpenSource, openSource } from '../import/read/open-source'
import type { SourceDataset } from '../schemas/source-datasets'
import { openCsv } from './csv-file'
import {
  catalogueFiles,
  openUpToDate,
  type PrepareOptions,
  type PrepareProgress,
  renewCatalogue,
} from './renew-catalogue'
import { digestOf } from './source-digest'
import { clearUnfinished, completeRelease, retireRelease, type Staged, stageRelease, withStaged } from './stage-release'
import { CatalogueMaker } from './thread/catalogue-maker'

/** An import waits so long for the database while the site or a preparation writes. */
const PATIENCE_MS = 10 * 60_000
const TICK_MS = 250
/** While tables larger than this are read, a second thread makes itself ready. */
const LARGE_BYTES = 8 * 1024 * 1024

/** How far an import is. */
export type ImportProgress =
  | { readonly phase: 'reading'; readonly bytes: number; readonly allBytes: number | null; readonly foods: number }
  | { readonly phase: 'preparing'; readonly foods: number; readonly allFoods: number }
  | { readonly phase: 'sorting'; readonly orders: number; readonly allOrders: number }

export type ImportOptions = Omit<PrepareOptions, 'onProgress'> & {
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
 * Brings in a published food table. The catalogue is as it was until all of it stands; cut off at any moment, the
 * next import clears what was left and starts over. Throws SourceProblem, ImportRunning, DatabaseProblem, DataProblems.
 */
export async function importSource(options: ImportOptions): Promise<Imported> {
  const path = resolve(options.path)
  const source = await openSource(path, {
    ...(options.dataset && { dataset: options.dataset }),
    ...scratchBeside(options),
  })
  const maker =
    (source.bytes ?? 0) > LARGE_BYTES ? new CatalogueMaker(catalogueFiles(withProgress(options))) : undefined
  try {
    return await importOpened(source, path, options, maker)
  } finally {
    await maker?.end()
  }
}

async function importOpened(
  source: OpenSource,
  path: string,
  options: ImportOptions,
  maker: CatalogueMaker | undefined,
): Promise<Imported> {
  const { dataset, release } = source.release
  return await withLock(options, `${dataset} ${release}`, async (db) => {
    if (clearUnfinished(db) > 0) options.onNote?.('An earlier import was cut off. What it left is cleared away.')
    const sha256 = await digestOf(path, options.signal)
    const before = completeReleases(db).find((one) => one.dataset === dataset && one.release === release)
    if (before?.sha256 !== sha256) return await bringIn(db, source, { path, sha256 }, options, maker)
    renewCatalogue(db, withProgress(options), undefined, maker)
    return { ...before, release: source.release, changed: false, rejectsFile: null }
  })
}

async function withLock<T>(
  { databaseFile }: Pick<PrepareOptions, 'databaseFile'>,
  what: string,
  work: (db: Database.Database) => Promise<T>,
): Promise<T> {
  const unlock = lockImports(databaseFile, what)
  try {
    const { db } = openUpToDate(databaseFile)
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

function withProgress({ onProgress, ...options }: Omit<ImportOptions, 'path'>): PrepareOptions {
  return { ...options, onProgress: (progress) => onProgress?.(asImport(progress)) }
}

function asImport({ phase, done, all }: PrepareProgress): ImportProgress {
  return phase === 'foods'
    ? { phase: 'preparing', foods: done, allFoods: all }
    : { phase: 'sorting', orders: done, allOrders: all }
}

function scratchBeside({ databaseFile }: ImportOptions): { readonly scratch: string } {
  return { scratch: dirname(resolve(databaseFile)) }
}

async function bringIn(
  db: Database.Database,
  source: OpenSource,
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  options: ImportOptions,
  maker: CatalogueMaker | undefined,
): Promise<Imported> {
  const { dataset, release } = source.release
  const rejectsFile =
    options.rejectsFile ?? join(dirname(options.databaseFile), `rejected-${dataset}-${safeName(release)}.csv`)
  mkdirSync(dirname(rejectsFile), { recursive: true })
  const unfinished = `${rejectsFile}.part`
  const rejects = openCsv(unfinished, ['file', 'line', 'field', 'reason', 'record'])
  let foods = 0
  const show = () =>
    options.onProgress?.({ phase: 'reading', bytes: source.readBytes(), allBytes: source.bytes, foods })
  // Large tables are read for a while before the first food is put together.
  const ticking = setInterval(show, TICK_MS)
  let staged: Staged
  try {
    staged = await stageRelease(db, {
      source: source.release,
      rows: source.rows(options.signal),
      file: path,
      sha256,
      onRejected: (row) => rejects.write([row.file, row.line, row.field, row.reason, row.record]),
      onFoods: (written) => {
        foods = written
        show()
      },
    })
    options.signal?.throwIfAborted()
    rejects.close()
  } catch (error) {
    rejects.close()
    rmSync(unfinished, { force: true })
    clearUnfinished(db)
    throw error
  } finally {
    clearInterval(ticking)
  }
  const change = {
    after: (releases: readonly StoredRelease[]) => withStaged(releases, staged),
    apply: () => completeRelease(db, staged),
  }
  options.onProgress?.({ phase: 'preparing', foods: 0, allFoods: staged.foods })
  renewCatalogue(db, withProgress(options), change, maker)
  clearUnfinished(db)
  if (staged.rejected === 0) rmSync(unfinished, { force: true })
  else renameSync(unfinished, rejectsFile)
  return {
    ...staged,
    release: source.release,
    changed: true,
    rejectsFile: staged.rejected === 0 ? null : rejectsFile,
  }
}

function safeName(text: string): string {
  return text.replace(/[^\w.-]+/g, '-')
}

/** Takes a release away; what was shown from it is shown from the newest that is left. */
export function removeRelease(
  options: Omit<ImportOptions, 'path'>,
  choose: (releases: readonly StoredRelease[]) => StoredRelease,
): Promise<StoredRelease> {
  return withLock(options, 'a removal', async (db) => {
    const chosen = choose(completeReleases(db))
    clearUnfinished(db)
    renewCatalogue(db, withProgress(options), {
      after: (releases) => releases.filter(({ id }) => id !== chosen.id),
      apply: () => retireRelease(db, chosen.id),
    })
    clearUnfinished(db)
    return chosen
  })
}
