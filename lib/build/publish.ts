import type Database from 'better-sqlite3'
import { catalogueExists, sweepOtherVersions } from '../db/catalogue-file'
import { storedVersion, storeVersion } from '../db/meta'
import { completeReleases, type StoredRelease } from '../db/releases'
import type { Stores } from '../db/stores'
import { completeRelease, retireRelease, type Staged, withStaged } from './stage-release'

/** A change of the imported releases that comes with a catalogue. */
export type ReleaseChange =
  | { readonly kind: 'complete'; readonly staged: Staged }
  | { readonly kind: 'retire'; readonly release: StoredRelease }

/** The releases there will be. */
export function releasesAfter(
  change: ReleaseChange | null,
  releases: readonly StoredRelease[],
): readonly StoredRelease[] {
  if (change === null) return releases
  if (change.kind === 'complete') return withStaged(releases, change.staged)
  return releases.filter(({ id }) => id !== change.release.id)
}

/**
 * Shows a catalogue that stands, and makes the change of the releases that it follows from, in one short transaction.
 * False, and nothing is changed, where somebody else was quicker: the releases are no longer those of `before`, or the
 * file was swept away as one of no use.
 */
export function publish(
  db: Database.Database,
  stores: Stores,
  version: string,
  before: readonly StoredRelease[],
  change: ReleaseChange | null,
): boolean {
  const show = db.transaction(() => {
    if (!catalogueExists(stores, version) || namesOf(completeReleases(db)) !== namesOf(before)) return false
    if (change?.kind === 'complete') completeRelease(db, change.staged)
    if (change?.kind === 'retire') retireRelease(db, change.release.id)
    storeVersion(db, version)
    return true
  })
  if (!show.immediate()) return false
  sweep(db, stores)
  return true
}

/** Takes away the catalogues that are shown no longer. Only once another is: killed before, the old one still stands. */
function sweep(db: Database.Database, stores: Stores): void {
  db.transaction(() => {
    const shown = storedVersion(db)
    if (shown !== null) sweepOtherVersions(stores, shown)
  }).immediate()
}

/** Whether a catalogue is the one that is shown. */
export function isShown(db: Database.Database, version: string): boolean {
  return storedVersion(db) === version
}

function namesOf(releases: readonly StoredRelease[]): string {
  return releases.map(({ id, sha256 }) => `${id} ${sha256}`).join('\n')
}
