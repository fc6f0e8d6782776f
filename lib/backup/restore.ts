import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { MIGRATIONS } from '../build/open-stores'
import { beside, momentInName } from '../db/beside'
import { makeFolder } from '../db/make-folder'
import { migrate } from '../db/migrate'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { takeLock } from '../db/process-lock'
import type { Stores } from '../db/stores'
import { syncFile } from '../db/sync-file'
import { BackupRunning, UnsoundStore } from './backup'
import { PEOPLE, SECRET } from './names'
import { type RestoredSecret, restoreSecret } from './secret'
import { isSound, verifyPeople } from './verify'

const SQLITE_HEAD = 'SQLite format 3\0'

/** How far a restore is. */
export type RestoreStep = 'copied' | 'verified' | 'kept-aside' | 'secret' | 'in-place'

export type RestoreOptions = {
  readonly stores: Pick<Stores, 'people'>
  /** A backup's folder, or a file with people alone. */
  readonly from: string
  readonly now?: Date
  readonly env?: NodeJS.ProcessEnv
  readonly onStep?: (step: RestoreStep) => void
}

export type Restored = {
  readonly lists: number
  /** Where the store that was there is kept; null where there was none. */
  readonly aside: string | null
  readonly secret: RestoredSecret
  /** The migrations that brought the backup up to date. */
  readonly migrations: readonly string[]
}

/**
 * Puts a backup of people in the place of the store, once it is found whole. The store that was there is kept aside, with
 * all that its log held; no log of before is left to be replayed over the new one. Killed at any moment, there is the
 * store of before or the backup, whole, and it can be done again. Throws DatabaseProblem: `locked` while a server has the
 * store open; UnsoundStore where the backup is damaged; NoBackup; BackupRunning.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { stores, from, now = new Date(), env = process.env, onStep = () => {} } = options
  const file = stores.people
  const backup = fileOf(from)
  makeFolder(dirname(file))
  const unlock = takeLock(`${file}-restore`, 'a restore', (other) => new BackupRunning(other))
  const part = beside(file, 'restoring')
  try {
    forget(part)
    const migrations = await copyWhole(backup, part, onStep)
    const verified = await verifyPeople(part)
    if (!isSound(verified) || verified.lists === null) throw new UnsoundStore(backup, verified)
    giveToOwnerOf(file, part)
    onStep('verified')
    const letGo = holdAlone(file)
    try {
      const aside = keepAside(file, now)
      onStep('kept-aside')
      const secret = restoreSecret(join(dirname(backup), SECRET), env, now)
      onStep('secret')
      renameSync(part, file)
      syncFile(dirname(file))
      onStep('in-place')
      return { lists: verified.lists.lists, aside, secret, migrations }
    } finally {
      letGo()
    }
  } finally {
    forget(part)
    // Its file stays: another may hold it by now.
    unlock()
  }
}

/** There is nothing to restore. */
export class NoBackup extends Error {
  constructor(file: string) {
    super(`There is no backup at ${file}. Nothing was changed.`)
    this.name = 'NoBackup'
  }
}

function fileOf(from: string): string {
  const file = statSync(from, { throwIfNoEntry: false })?.isDirectory() ? join(from, PEOPLE) : from
  if (!existsSync(file)) throw new NoBackup(file)
  return file
}

/** Whoever runs this, the file belongs to the one who has the store, or its folder. */
function giveToOwnerOf(file: string, to: string): void {
  const { uid, gid } = statSync(existsSync(file) ? file : dirname(file))
  if (process.getuid?.() === 0) chownSync(to, uid, gid)
}

function forget(file: string): void {
  for (const name of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${name}`, { force: true })
}

/** Copies a backup, finds it whole and brings it up to date; the backup itself is not touched. Which migrations it took. */
async function copyWhole(backup: string, to: string, onStep: (step: RestoreStep) => void): Promise<readonly string[]> {
  copyFileSync(backup, to, constants.COPYFILE_FICLONE)
  // Of a file that somebody copied together with its log.
  if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${to}-wal`)
  onStep('copied')
  const before = await verifyPeople(to)
  if (!isSound(before)) throw new UnsoundStore(backup, before)
  try {
    const db = new Database(to)
    try {
      const migrations = migrate(db, MIGRATIONS.people)
      db.pragma('journal_mode = DELETE')
      return migrations
    } finally {
      db.close()
    }
  } catch (error) {
    throw databaseProblem(error, to) ?? error
  } finally {
    chmodSync(to, 0o600)
    syncFile(to)
  }
}

/**
 * Makes sure that nobody else has the store open, and that nobody opens it before it is let go; what its log held is in
 * the file itself then. One that is too damaged for that is nobody's.
 */
function holdAlone(file: string): () => void {
  // SQLite takes the log away of a file that is no database, and with it perhaps all that is left.
  if (!existsSync(file) || !beginsAsDatabase(file)) return () => {}
  const db = new Database(file, { timeout: 1000 })
  try {
    if (db.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw inUse(file)
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; COMMIT')
    return () => db.close()
  } catch (error) {
    db.close()
    const problem = databaseProblem(error, file)
    if (problem?.kind === 'corrupt' || problem?.kind === 'not-a-database') return () => {}
    throw problem?.kind === 'locked' ? inUse(file) : (problem ?? error)
  }
}

function inUse(file: string): DatabaseProblem {
  const words = `The database ${file} is in use. Stop the site first. Nothing was changed.`
  return new DatabaseProblem('locked', file, { words })
}

function beginsAsDatabase(file: string): boolean {
  const head = Buffer.alloc(SQLITE_HEAD.length)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, head)
  } finally {
    closeSync(descriptor)
  }
  return head.toString('latin1') === SQLITE_HEAD
}

/** Gives the store that is there another name as well, and takes away what would be replayed over the next one. */
function keepAside(file: string, now: Date): string | null {
  const aside = freeName(file, now)
  const isThere = existsSync(file)
  if (isThere) linkOrCopy(file, aside)
  // Only of a store that is damaged, or deleted, is there still a log.
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${aside}-wal`)
  rmSync(`${file}-shm`, { force: true })
  syncFile(dirname(file))
  return isThere ? aside : null
}

function linkOrCopy(file: string, aside: string): void {
  try {
    linkSync(file, aside)
  } catch {
    // Not every file system has links.
    copyFileSync(file, aside)
    syncFile(aside)
  }
}

function freeName(file: string, now: Date): string {
  const words = `before-restore-${momentInName(now)}`
  for (let number = 1; ; number += 1) {
    const name = beside(file, number === 1 ? words : `${words}-${number}`)
    if (!existsSync(name)) return name
  }
}
