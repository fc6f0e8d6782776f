import Database from 'better-sqlite3'
import { storedVersion } from '@/lib/db/meta'
import { catalogueFile, type Stores } from '@/lib/db/stores'

/** The version of the catalogue that is shown, and its file. */
export function shownCatalogue(stores: Stores): { readonly version: string; readonly file: string } {
  const db = new Database(stores.releases, { readonly: true })
  const version = storedVersion(db)
  db.close()
  if (version === null) throw new Error(`${stores.releases} shows no catalogue`)
  return { version, file: catalogueFile(stores, version) }
}
