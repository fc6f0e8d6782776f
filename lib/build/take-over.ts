import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type CopyProgress, copyRows, differingRows, rowCount } from '../db/copy-rows'
import { migrate } from '../db/migrate'
import { openAlone } from '../db/open-alone'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { takeLock } from '../db/process-lock'
import type { Stores } from '../db/stores'
import { syncFile } from '../db/sync-file'
import { MIGRATIONS } from './open-stores'

/** What each store takes from the single file, parents before children. */
const TABLES = {
  people: ['Owner', 'MealList', 'Meal', 'MealItem'],
  releases: ['Release', 'SourceFood'],
} as const

type StoreName = keyof typeof TABLES
const STORE_NAMES: readonly StoreName[] = ['people', 'releases']

/** How far a take-over is. */
export type TakeOverStep =
  | ({ readonly step: 'copying' } & CopyProgress)
  | { readonly step: 'verified' | 'ready' | 'set-aside' | 'in-place' }

export type TakenOver =
  | {
      readonly kind: 'taken-over'
      readonly people: number
      readonly lists: number
      readonly releases: number
      readonly foods: number
      /** Where the single file is kept. */
      readonly kept: string
    }
  /** There are newer stores beside it already, so that nothing of it was touched. */
  | { readonly kind: 'left-alone'; readonly file: string }

/**
 * Takes over the single file in which everything stood before there were three stores: people with their lists, and
 * releases, move whole. The new stores are filled and compared row by row first; then the old file is set aside under
 * another name, which is the one moment that decides; then the new ones take their places. Killed at any moment, it
 * goes on or begins anew the next time. Null where there is no such file. Throws DatabaseProblem where it is in use,
 * damaged, or not ours.
 */
export function takeOver(stores: Stores, onStep: (step: TakeOverStep) => void = () => {}): TakenOver | null {
  if (!hasSingle(stores) && !STORE_NAMES.some((name) => existsSync(ready(stores[name])))) return null
  const lockFile = `${stores.single}-take-over`
  const isLocked = () => new DatabaseProblem('locked', stores.single)
  const unlock = takeLock(lockFile, 'taking over', isLocked)
  try {
    // From here on nobody else takes over: what was so before may be otherwise by now.
    if (!hasSingle(stores) || isSetAside(stores)) putInPlace(stores)
    if (!hasSingle(stores)) return null
    if (STORE_NAMES.some((name) => existsSync(stores[name]))) return { kind: 'left-alone', file: stores.single }
    for (const name of STORE_NAMES) discard(stores[name])
    const db = openAlone(stores.single)
    try {
      for (const name of STORE_NAMES) copyStore(db, name, part(stores[name]), onStep)
      onStep({ step: 'verified' })
      const counts = {
        people: rowCount(db, 'Owner'),
        lists: rowCount(db, 'MealList', '"deletedAt" IS NULL'),
        releases: rowCount(db, 'Release', `"state" = 'complete'`),
        foods: rowCount(db, 'SourceFood'),
      }
      for (const name of STORE_NAMES) renameSync(part(stores[name]), ready(stores[name]))
      onStep({ step: 'ready' })
      const kept = freeName(stores.single)
      // Still held alone, so that nobody writes into it between being copied and being set aside.
      renameSync(stores.single, kept)
      syncFile(dirname(stores.single))
      onStep({ step: 'set-aside' })
      putInPlace(stores)
      onStep({ step: 'in-place' })
      return { kind: 'taken-over', ...counts, kept }
    } catch (error) {
      throw databaseProblem(error, stores.single) ?? error
    } finally {
      db.close()
    }
  } finally {
    unlock()
    // Nobody waits for it any more: there is nothing left to take over.
    if (!hasSingle(stores)) rmSync(lockFile, { force: true })
  }
}

/** Whether there is a single file. An empty one holds nothing. */
function hasSingle({ single }: Stores): boolean {
  return (statSync(single, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Whether a single file was set aside and its stores wait for their places, even if another single file came since. */
function isSetAside(stores: Stores): boolean {
  return existsSync(setAsideName(stores.single, 1)) && STORE_NAMES.some((name) => existsSync(ready(stores[name])))
}

/** Filled, and not yet compared. */
const part = (file: string) => `${file}.part`
/** Found to be whole. */
const ready = (file: string) => `${file}.ready`

function discard(file: string): void {
  for (const unfinished of [part(file), `${part(file)}-journal`, ready(file)]) rmSync(unfinished, { force: true })
}

/** Stores that were found whole take their places once the single file is set aside. */
function putInPlace(stores: Stores): void {
  for (const name of STORE_NAMES) {
    const file = stores[name]
    if (existsSync(ready(file)) && !existsSync(file)) {
      renameSync(ready(file), file)
      syncFile(dirname(file))
    }
  }
}

/** Fills a new store from the single file, and compares them. */
function copyStore(db: Database.Database, name: StoreName, file: string, onStep: (step: TakeOverStep) => void): void {
  const store = new Database(file)
  migrate(store, MIGRATIONS[name])
  store.close()
  db.prepare('ATTACH ? AS store').run(file)
  try {
    db.exec('BEGIN')
    for (const table of TABLES[name]) copyRows(db, table, (progress) => onStep({ step: 'copying', ...progress }))
    db.exec('COMMIT')
    for (const table of TABLES[name]) {
      const differing = differingRows(db, table)
      if (differing > 0) throw new Error(`${differing} rows of ${table} did not come over whole. Nothing was changed.`)
    }
    const check = db.pragma('store.integrity_check(1)', { simple: true })
    const orphans = db.pragma('store.foreign_key_check')
    if (check !== 'ok' || !Array.isArray(orphans) || orphans.length > 0) {
      throw new Error(`${file} did not come out whole: ${check}. Nothing was changed.`)
    }
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK')
    db.exec('DETACH store')
  }
}

/** Where the single file is kept: under a name that no file has. */
function freeName(file: string): string {
  for (let number = 1; ; number += 1) {
    const name = setAsideName(file, number)
    if (!existsSync(name)) return name
  }
}

function setAsideName(file: string, number: number): string {
  const stem = join(dirname(file), `${basename(file, extname(file))}-before-three-stores`)
  return number === 1 ? `${stem}.db` : `${stem}-${number}.db`
}
