import { existsSync, readdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { catalogueIsSound, isSoundFile } from '../../db/catalogue-file'
import { storedVersion } from '../../db/meta'
import { takeLock } from '../../db/process-lock'
import { completeReleases } from '../../db/releases'
import { catalogueFile, catalogueStem, releasesBeside, type Stores, storesFolder } from '../../db/stores'
import { syncFile } from '../../db/sync-file'
import { formatBytes } from '../../import/bytes'
import type { PublishedCatalogue } from '../../schemas/published-catalogue'
import { MIGRATIONS, openStore } from '../open-stores'
import { publish } from '../publish'
import { type CatalogueSource, SourceFault } from './catalogue-source'
import { hasOwnTables } from './own-tables'

export type Followed = {
  readonly version: string
  /** False where just this catalogue was shown before. */
  readonly changed: boolean
}

export type FollowOptions = {
  readonly stores: Stores
  readonly source: CatalogueSource
  /** Fetch the files even where they stand: somebody found them damaged. */
  readonly again?: boolean
}

/**
 * Shows the catalogue that a source publishes: fetches its files beside the stores, checks that they are whole and what
 * they are said to be, and shows them at once. Whatever is wrong with them, or whenever it is cut off, what was shown
 * stays. Throws SourceFault, DatabaseProblem.
 */
export async function followCatalogue({ stores, source, again = false }: FollowOptions): Promise<Followed> {
  const unlock = takeLock(`${stores.releases}-follow`, 'following a catalogue', () => {
    return new SourceFault('Another process fetches the catalogue just now.')
  })
  try {
    const published = await source.look(null)
    if (published === null) throw new SourceFault(`${source.words} publishes nothing.`)
    const { catalogue } = published
    const { version } = catalogue
    const { db } = openStore(stores, 'releases')
    try {
      const isShown = storedVersion(db) === version
      const stands = !again && catalogueStands(stores, version)
      if (isShown && stands) return { version, changed: false }
      if (!stands || !existsSync(releasesBeside(stores, version))) await bring(stores, source, catalogue)
      if (publish(db, stores, version, completeReleases(db), null)) return { version, changed: true }
      throw new SourceFault('The catalogue was taken away while it was fetched.')
    } finally {
      db.close()
    }
  } finally {
    unlock()
  }
}

/** Whether a catalogue that was fetched before stands, is whole, and is one that this version of the app can read. */
export function catalogueStands(stores: Stores, version: string): boolean {
  const file = catalogueFile(stores, version)
  return catalogueIsSound(stores, version) && readsAs(file, MIGRATIONS.catalogue)
}

function readsAs(file: string, migrations: string): boolean {
  const db = new Database(file, { readonly: true })
  try {
    return hasOwnTables(db, migrations)
  } finally {
    db.close()
  }
}

/** Fetches the files of a catalogue; they stand once both are found to be right. */
async function bring(stores: Stores, source: CatalogueSource, published: PublishedCatalogue): Promise<void> {
  const { version } = published
  sweepFetched(stores)
  checkRoom(stores, published.catalogue.bytes + published.releases.bytes)
  const files = [
    { file: published.releases, place: releasesBeside(stores, version), migrations: MIGRATIONS.releases },
    { file: published.catalogue, place: catalogueFile(stores, version), migrations: MIGRATIONS.catalogue },
  ]
  try {
    for (const { file, place } of files) await source.fetch(file, fetched(place))
    for (const { place, migrations } of files) check(source, fetched(place), version, migrations)
    for (const { place } of files) renameSync(fetched(place), place)
    syncFile(storesFolder(stores))
  } finally {
    sweepFetched(stores)
  }
}

const fetched = (place: string) => `${place}.fetched`

/** Takes away what came of files that were not found right, or of those before them. Only with the lock held. */
function sweepFetched(stores: Stores): void {
  const stem = catalogueStem(stores)
  for (const name of readdirSync(storesFolder(stores))) {
    if (name.startsWith(stem) && /\.fetched(\.part|\.part\.json|\.wrong)?$/.test(name)) {
      rmSync(join(storesFolder(stores), name), { force: true })
    }
  }
}

function check(source: CatalogueSource, file: string, version: string, migrations: string): void {
  if (!isSoundFile(file, version)) {
    throw new SourceFault(`What ${source.words} publishes is damaged, or of another data version than it says.`)
  }
  if (readsAs(file, migrations)) return
  throw new SourceFault(`What ${source.words} publishes was made by another version of this app. Update both alike.`)
}

function checkRoom(stores: Stores, bytes: number): void {
  const { bavail, bsize } = statfsSync(storesFolder(stores))
  if (bavail * bsize > bytes) return
  const words = `There is no room for the catalogue: it takes ${formatBytes(bytes)}, ${formatBytes(bavail * bsize)} are left.`
  throw new SourceFault(words)
}
