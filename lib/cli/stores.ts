import { existsSync } from 'node:fs'
import { openReleases } from '../build/open-stores'
import { DatabaseProblem } from '../db/problem'
import { projectStores, type Stores } from '../db/stores'

type Releases = ReturnType<typeof openReleases>['db']

/** Works on the releases there are; makes none. */
export async function withReleases<T>(work: (db: Releases, stores: Stores) => T | Promise<T>): Promise<T> {
  const stores = projectStores()
  if (!existsSync(stores.releases)) throw new DatabaseProblem('missing', stores.releases)
  const { db } = openReleases(stores)
  try {
    return await work(db, stores)
  } finally {
    db.close()
  }
}
