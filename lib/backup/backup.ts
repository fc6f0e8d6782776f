import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { makeFolder } from '../db/make-folder'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { type Holder, holderWords, takeLock } from '../db/process-lock'
import type { Stores } from '../db/stores'
import { syncFile } from '../db/sync-file'
import { backupFolder, backupsIn, PEOPLE, partOf, partsIn, SECRET } from './names'
import { knownSecret } from './secret'
import { isSound, type Verified, verifyPeople } from './verify'

const ALL_PAGES = 0x7fffffff

/** What was copied differs from itself: it is no backup. */
export class UnsoundStore extends Error {
  readonly verified: Verified

  constructor(file: string, verified: Verified) {
    super(`${file} is damaged.`)
    this.name = 'UnsoundStore'
    this.verified = verified
  }
}

/** Somebody else makes a backup there, or restores one. */
export class BackupRunning extends Error {
  constructor(other: Holder | null) {
    super(`Another backup is being made or restored there${holderWords(other)}. Wait until it is done, then try again.`)
    this.name = 'BackupRunning'
  }
}

export type BackUpOptions = {
  readonly stores: Pick<Stores, 'people'>
  /** Where backups are kept; made where it is not there. */
  readonly folder: string
  /** How many are kept, this one included. */
  readonly keep: number
  readonly now?: Date
  readonly env?: NodeJS.ProcessEnv
}

export type BackedUp = {
  readonly folder: string
  /** How many were compared with their checksums; null of an older version, which had none. */
  readonly lists: number | null
  /** Older backups that went. */
  readonly removed: readonly string[]
}

/**
 * Makes a backup of people with the secret that signs their cookies, while the store is in use: as it is at one moment,
 * under writes too. It appears once it is found whole and is on the disk; cut off at any moment, it leaves none. Throws
 * UnsoundStore where the store itself is damaged, BackupRunning, NoSecret, DatabaseProblem.
 */
export async function backUp({
  stores,
  folder,
  keep,
  now = new Date(),
  env = process.env,
}: BackUpOptions): Promise<BackedUp> {
  if (!existsSync(stores.people)) throw new DatabaseProblem('missing', stores.people)
  const secret = knownSecret(env)
  makeFolder(folder, 0o700)
  const unlock = takeLock(join(folder, 'backup-lock'), 'a backup', (other) => new BackupRunning(other))
  try {
    for (const unfinished of partsIn(folder)) rmSync(unfinished, { recursive: true })
    const place = backupFolder(folder, now)
    const part = partOf(place)
    mkdirSync(part, { mode: 0o700 })
    try {
      const copy = join(part, PEOPLE)
      await copyStore(stores.people, copy)
      const verified = await verifyCopy(copy, stores.people)
      if (!isSound(verified)) throw new UnsoundStore(stores.people, verified)
      writeFileSync(join(part, SECRET), `${secret}\n`, { mode: 0o600 })
      for (const name of [copy, join(part, SECRET), part]) syncFile(name)
      renameSync(part, place)
      syncFile(folder)
      const others = backupsIn(folder).filter((other) => other !== place)
      // Whatever the clock says, not the one just made.
      const removed = others.slice(0, Math.max(0, others.length + 1 - keep))
      for (const old of removed) rmSync(old, { recursive: true })
      return { folder: place, lists: verified.lists?.lists ?? null, removed }
    } finally {
      rmSync(part, { recursive: true, force: true })
    }
  } finally {
    unlock()
  }
}

/** What is wrong with a copy is wrong with the store: the copy is nobody's to mend. */
async function verifyCopy(copy: string, store: string): Promise<Verified> {
  try {
    return await verifyPeople(copy)
  } catch (error) {
    throw error instanceof DatabaseProblem ? new DatabaseProblem(error.kind, store, { cause: error }) : error
  }
}

/** Copies a store in one go, by SQLite's own means, into a file that needs no log beside it. */
async function copyStore(file: string, to: string): Promise<void> {
  try {
    const store = new Database(file, { readonly: true, fileMustExist: true })
    try {
      await store.backup(to, { progress: () => ALL_PAGES })
    } finally {
      store.close()
    }
    const copy = new Database(to)
    try {
      copy.pragma('journal_mode = DELETE')
    } finally {
      copy.close()
    }
    chmodSync(to, 0o600)
  } catch (error) {
    throw problemOf(error, file, dirname(to)) ?? error
  }
}

function problemOf(error: unknown, file: string, folder: string): DatabaseProblem | null {
  const problem = databaseProblem(error, file)
  // It is the disk of the backup that is full, not that of the store.
  return problem?.kind === 'full' || problem?.kind === 'failing' ? new DatabaseProblem(problem.kind, folder) : problem
}
