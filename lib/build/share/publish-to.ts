import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeFolder } from '../../db/make-folder'
import { storedVersion } from '../../db/meta'
import { DatabaseProblem } from '../../db/problem'
import { type Holder, holderWords, takeLock } from '../../db/process-lock'
import { catalogueFile, releasesBeside, type Stores } from '../../db/stores'
import { syncFile } from '../../db/sync-file'
import {
  type PublishedCatalogue,
  type PublishedCatalogueFile,
  publishedCatalogueSchema,
} from '../../schemas/published-catalogue'

/** What names the catalogue that is published in a folder. */
export const CURRENT = 'current.json'

const STEP = 1 << 20
const TURN_MS = 100
const LONGEST_WAIT_MS = 60_000
const OURS = /^(catalogue|releases)-[0-9a-f]{32}-[0-9a-f]{16}\.db$/
const UNFINISHED = /^\.[\w.-]+\.part-[\w-]+$/
/** A publication that is cut off leaves its parts; none takes longer than this. */
const OLD_MS = 24 * 60 * 60_000

export type PublishedTo = {
  readonly version: string
  /** False where just this was published there before. */
  readonly changed: boolean
}

/**
 * Publishes the catalogue that is shown, with the releases it was made of, into a folder that other machines read.
 * Whoever reads it sees the one before or this one, whole: what names it is written last. The one before is kept, for
 * those that are fetching it. Waits for whoever publishes already, for `longestWaitMs` at most. Throws DatabaseProblem:
 * `locked` where that one is not done by then; and what the file system says where the folder cannot be written.
 */
export function publishTo(stores: Stores, folder: string, longestWaitMs: number = LONGEST_WAIT_MS): PublishedTo {
  const unlock = waitForTurn(stores, performance.now() + longestWaitMs)
  try {
    makeFolder(folder)
    return publishShown(stores, folder)
  } finally {
    unlock()
  }
}

/** Two who publish at once would take away each other's files: an import and the server both do. */
function waitForTurn({ releases }: Stores, until: number): () => void {
  for (;;) {
    try {
      return takeLock(`${releases}-publish`, 'publishing a catalogue', (other) => new OtherPublishes(other))
    } catch (error) {
      if (!(error instanceof OtherPublishes)) throw error
      if (performance.now() >= until) throw new DatabaseProblem('locked', releases, { words: error.message })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TURN_MS)
    }
  }
}

class OtherPublishes extends Error {
  constructor(other: Holder | null) {
    super(`Another process still publishes a catalogue${holderWords(other)}. Nothing was published; try again later.`)
  }
}

function publishShown(stores: Stores, folder: string): PublishedTo {
  for (;;) {
    const version = shownVersion(stores)
    const before = publishedIn(folder)
    if (before?.version === version && stands(folder, before)) return { version, changed: false }
    try {
      const catalogue = publishFile(folder, `catalogue-${version}`, (part) => copyCatalogue(stores, version, part))
      const releases = publishFile(folder, `releases-${version}`, (part) => copyReleases(stores, version, part))
      const published: PublishedCatalogue = { format: 1, version, catalogue, releases }
      writeWhole(folder, CURRENT, (part) => writeFileSync(part, `${JSON.stringify(published, null, 2)}\n`))
      sweep(folder, [published, ...(before === null ? [] : [before])])
      return { version, changed: true }
    } catch (error) {
      // Another one was shown meanwhile, and this one's file swept away.
      if (shownVersion(stores) === version) throw error
    }
  }
}

function shownVersion({ releases }: Stores): string {
  if (!existsSync(releases)) throw new DatabaseProblem('missing', releases)
  const db = new Database(releases, { readonly: true })
  try {
    const version = storedVersion(db)
    if (version === null) throw new DatabaseProblem('unprepared', releases)
    return version
  } finally {
    db.close()
  }
}

/** What is published in a folder; null where nothing is that can be read. */
function publishedIn(folder: string): PublishedCatalogue | null {
  try {
    return publishedCatalogueSchema.parse(JSON.parse(readFileSync(join(folder, CURRENT), 'utf8')))
  } catch {
    return null
  }
}

function stands(folder: string, { catalogue, releases }: PublishedCatalogue): boolean {
  return [catalogue, releases].every(
    ({ name, bytes }) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === bytes,
  )
}

function copyCatalogue(stores: Stores, version: string, part: string): void {
  copyFileSync(catalogueFile(stores, version), part, constants.COPYFILE_FICLONE)
}

/** The releases as they are, without what an import under way has staged. */
function copyReleases(stores: Stores, version: string, part: string): void {
  const beside = releasesBeside(stores, version)
  if (existsSync(beside)) {
    copyFileSync(beside, part, constants.COPYFILE_FICLONE)
    return
  }
  const db = new Database(stores.releases, { readonly: true })
  try {
    db.prepare('VACUUM INTO ?').run(part)
  } finally {
    db.close()
  }
  const copy = new Database(part)
  try {
    copy.pragma('journal_mode = DELETE')
    copy.exec(`
      DELETE FROM SourceFood WHERE releaseId IN (SELECT id FROM "Release" WHERE state <> 'complete');
      DELETE FROM "Release" WHERE state <> 'complete'`)
    if (storedVersion(copy) !== version) throw new Error('Another catalogue is shown by now')
  } finally {
    copy.close()
  }
}

/** Makes a file appear under a name that tells its contents, so that two who publish at once do not mix theirs. */
function publishFile(folder: string, stem: string, make: (part: string) => void): PublishedCatalogueFile {
  let published: PublishedCatalogueFile | undefined
  writeWhole(
    folder,
    (part) => {
      const sha256 = digestOf(part)
      published = { name: `${stem}-${sha256.slice(0, 16)}.db`, bytes: statSync(part).size, sha256 }
      return published.name
    },
    make,
  )
  if (published === undefined) throw new Error(`${stem} was not written`)
  return published
}

function writeWhole(folder: string, name: string | ((part: string) => string), make: (part: string) => void): void {
  const part = join(folder, `.${typeof name === 'string' ? name : 'file'}.part-${randomUUID()}`)
  try {
    make(part)
    syncFile(part)
    renameSync(part, join(folder, typeof name === 'string' ? name : name(part)))
    syncFile(folder)
  } finally {
    rmSync(part, { force: true })
  }
}

function digestOf(file: string): string {
  const hash = createHash('sha256')
  const opened = openSync(file, 'r')
  const bytes = Buffer.alloc(STEP)
  try {
    for (let read = readSync(opened, bytes); read > 0; read = readSync(opened, bytes)) {
      hash.update(bytes.subarray(0, read))
    }
  } finally {
    closeSync(opened)
  }
  return hash.digest('hex')
}

/** Takes away what was published before those that are kept, and what was cut off. Nothing else in the folder is ours. */
function sweep(folder: string, kept: readonly PublishedCatalogue[]): void {
  const names = kept.flatMap(({ catalogue, releases }) => [catalogue.name, releases.name])
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const isOld =
      UNFINISHED.test(name) &&
      Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) > OLD_MS
    if (isOld || (OURS.test(name) && !names.includes(name))) rmSync(path, { force: true })
  }
}
