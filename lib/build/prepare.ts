import { databaseProblem } from '../db/problem'
import type { MakeOptions } from './make'
import { openStore } from './open-stores'
import { type Renewed, renewCatalogue } from './renew'
import { type TakenOver, takeOver } from './take-over'

export type Prepared = Renewed & {
  /** The migrations that were applied to people and releases. */
  readonly migrations: readonly string[]
  /** What was taken over from a single file from before; null where there was none. */
  readonly takenOver: TakenOver | null
}

/**
 * Makes the stores ready: a single file from before taken over, tables brought up to date, the catalogue of `data/` and
 * of the imported releases made and shown. Throws DatabaseProblem or DataProblems.
 */
export function prepareStores(options: MakeOptions): Prepared {
  const { stores } = options
  const takenOver = takeOver(stores)
  const people = openStore(stores, 'people')
  people.db.close()
  const releases = openStore(stores, 'releases')
  try {
    const renewed = renewCatalogue(releases.db, options)
    return { ...renewed, migrations: [...people.migrations, ...releases.migrations], takenOver }
  } catch (error) {
    throw databaseProblem(error, stores.releases) ?? error
  } finally {
    releases.db.close()
  }
}
