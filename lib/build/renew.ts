import type Database from 'better-sqlite3'
import { sweepUnfinished } from '../db/catalogue-file'
import { completeReleases } from '../db/releases'
import { type MakeOptions, makeCatalogue, ReleasesChanged } from './make'
import { isShown, publish, type ReleaseChange, releasesAfter } from './publish'

export type Renewed = {
  readonly version: string
  /** False where just this catalogue stood and was shown before. */
  readonly changed: boolean
}

/**
 * Makes the catalogue that follows from the data and the releases once `change` is made, and shows it with that change.
 * Readers and lists go on meanwhile; whatever happens before the end, all stays as it was. Throws DataProblems.
 */
export function renewCatalogue(
  db: Database.Database,
  options: MakeOptions,
  change: ReleaseChange | null = null,
): Renewed {
  sweepUnfinished(options.stores)
  let { maker } = options
  for (;;) {
    const before = completeReleases(db)
    try {
      const { version, isNew } = makeCatalogue(db, releasesAfter(change, before), { ...options, maker })
      const changed = isNew || !isShown(db, version)
      if (!changed && change === null) return { version, changed }
      if (publish(db, options.stores, version, before, change)) return { version, changed }
    } catch (error) {
      if (!(error instanceof ReleasesChanged)) throw error
    }
    // It makes one catalogue and is gone.
    maker = undefined
  }
}
