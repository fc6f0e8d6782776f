import { resolve } from 'node:path'

const DEFAULT_URL = 'file:./.state/mineral-table.db'

/** The database file that DATABASE_URL names, relative to the project root. */
export function databaseFile(url: string = process.env.DATABASE_URL ?? DEFAULT_URL): string {
  if (!url.startsWith('file:')) {
    throw new Error(`DATABASE_URL is "${url}". This app keeps its data in SQLite: use file:path/to/file.db.`)
  }
  return resolve(/* turbopackIgnore: true */ process.cwd(), url.slice('file:'.length).replace(/\?.*$/, ''))
}
