import { storedVersion } from '../db/meta'
import { databaseProblem } from '../db/problem'
import type { Stores } from '../db/stores'
import type { MakeOptions } from './make'
import { openStore } from './open-stores'
import { type Renewed, renewCatalogue } from './renew'

export type Prepared = Renewed & {
  /** The migrations that were applied to people and releases. */
  readonly migrations: readonly string[]
}

/**
 * Brings the tables of people, unless they are elsewhere, and of releases up to date; which catalogue is shown. Throws
 * DatabaseProblem.
 */
export function openStores(
  stores: Stores,
  peopleElsewhere: boolean,
): { readonly version: string | null; readonly migrations: readonly string[] } {
  const people = peopleElsewhere ? null : openStore(stores, 'people')
  people?.db.close()
  const releases = openStore(stores, 'releases')
  try {
    return { version: storedVersion(releases.db), migrations: [...(people?.migrations ?? []), ...releases.migrations] }
  } catch (error) {
    throw databaseProblem(error, stores.releases) ?? error
  } finally {
    releases.db.close()
  }
}

export type PrepareOptions = MakeOptions & {
  /** People are in PostgreSQL, which `preparePostgres` makes ready. */
  readonly peopleElsewhere?: boolean
}

/**
 * Makes the stores ready: tables brought up to date, the catalogue of `data/` and of the imported releases made and
 * shown. Where there may be a single file from before, `takeOver` comes first. Throws DatabaseProblem or DataProblems.
 */
export function prepareStores({ peopleElsewhere = false, ...options }: PrepareOptions): Prepared {
  const { stores } = options
  const { migrations } = openStores(stores, peopleElsewhere)
  const { db } = openStore(stores, 'releases')
  try {
    return { ...renewCatalogue(db, options), migrations }
  } catch (error) {
    throw databaseProblem(error, stores.releases) ?? error
  } finally {
    db.close()
  }
}
