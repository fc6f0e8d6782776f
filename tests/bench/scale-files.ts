import Database from 'better-sqlite3'
import { catalogueFile } from '@/lib/db/catalogue-file'
import { storedVersion } from '@/lib/db/meta'

/** The catalogue file that a database shows. */
export function shownFile(file: string): string {
  const db = new Database(file, { readonly: true })
  const version = storedVersion(db)
  db.close()
  if (version === null) throw new Error(`${file} shows no catalogue`)
  return catalogueFile(file, version)
}
