import { basename, dirname, extname, join, resolve } from 'node:path'

const DEFAULT_URL = 'file:./.state/mineral-table.db'

/**
 * Where the three stores are: people (must be backed up), releases (can be imported again), and a catalogue file for
 * each data version (is made of the data and the releases). They stand beside each other, each named after `single`.
 */
export type Stores = {
  /** The one file that held all three before; taken over where it is still there. */
  readonly single: string
  readonly people: string
  readonly releases: string
}

/** The stores that are named after a file. */
export function storesAt(file: string): Stores {
  const stem = join(dirname(file), basename(file, extname(file)))
  return { single: file, people: `${stem}-people.db`, releases: `${stem}-releases.db` }
}

/** The stores that DATABASE_URL names, relative to the project root. */
export function projectStores(url: string = process.env.DATABASE_URL ?? DEFAULT_URL): Stores {
  if (!url.startsWith('file:')) {
    throw new Error(`DATABASE_URL is "${url}". This app keeps its data in SQLite: use file:path/to/file.db.`)
  }
  return storesAt(resolve(/* turbopackIgnore: true */ process.cwd(), url.slice('file:'.length).replace(/\?.*$/, '')))
}

/** The folder that the stores stand in. */
export function storesFolder({ single }: Stores): string {
  return dirname(single)
}

/** The catalogue file of one data version. Once it stands it never changes. */
export function catalogueFile(stores: Stores, version: string): string {
  return join(storesFolder(stores), `${catalogueStem(stores)}${version}.db`)
}

/** The releases that a catalogue from elsewhere was made of, as they were then. Never changed either. */
export function releasesBeside(stores: Stores, version: string): string {
  return join(storesFolder(stores), `${catalogueStem(stores)}${version}-releases.db`)
}

/** What the names of all catalogue files begin with. */
export function catalogueStem({ single }: Stores): string {
  return `${basename(single, extname(single))}-catalogue-`
}
