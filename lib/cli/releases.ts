import { existsSync } from 'node:fs'
import { type OpenStore, openStore } from '../build/open-stores'
import { type Renewed, renewCatalogue } from '../build/renew'
import { sharing } from '../build/share/sharing'
import { storedVersion } from '../db/meta'
import { DatabaseProblem } from '../db/problem'
import type { StoredRelease } from '../db/releases'
import { projectStores, type Stores } from '../db/stores'
import { UsageProblem } from './arguments'

/** Works on the releases there are; makes none. */
export async function withReleases<T>(work: (db: OpenStore['db'], stores: Stores) => T | Promise<T>): Promise<T> {
  const stores = projectStores()
  if (!existsSync(stores.releases)) throw new DatabaseProblem('missing', stores.releases)
  const { db } = openStore(stores, 'releases')
  try {
    return await work(db, stores)
  } finally {
    db.close()
  }
}

/** How a release is written: `usda-foundation@2025-04-24`. */
export function nameOf({ dataset, release }: { readonly dataset: string; readonly release: string }): string {
  return `${dataset}@${release}`
}

/** The one release that is meant by a name, a date or a table. Throws UsageProblem. */
export function chosenRelease(releases: readonly StoredRelease[], words: string): StoredRelease {
  const found = releases.filter((one) => nameOf(one) === words || one.release === words || one.dataset === words)
  const [one, another] = found
  if (one === undefined) {
    const known = releases.length === 0 ? 'None is.' : `There is ${releases.map(nameOf).join(', ')}.`
    throw new UsageProblem(`No release "${words}" is imported. ${known}`)
  }
  if (another !== undefined) throw new UsageProblem(`"${words}" may be ${found.map(nameOf).join(' or ')}. Say which.`)
  return one
}

/** Tables are imported where the catalogue is made. Throws UsageProblem on a machine that shows another's. */
export function refuseWhereFollowed(): void {
  const { source } = sharing()
  if (source === null) return
  throw new UsageProblem(
    `The catalogue shown here comes from ${source} (CATALOGUE_SOURCE). Import there; nothing was changed.`,
  )
}

/** The catalogue to work on: the one that follows from the data and the releases, or that of the source. */
export function standingVersion(db: OpenStore['db'], stores: Stores): Renewed {
  const shown = sharing().source === null ? null : storedVersion(db)
  return shown === null ? renewCatalogue(db, { stores }) : { version: shown, changed: false }
}
