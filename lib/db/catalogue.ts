import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { CatalogueReader } from '../catalogue/reader'
import { type OpenCatalogue, openCatalogue } from './catalogue-reader'
import { versionReader } from './meta'
import { DatabaseProblem } from './problem'
import { catalogueFile, projectStores, type Stores } from './stores'

// A page that began under the version before may finish with it.
const VERSIONS_KEPT = 2

/** The catalogues beside one store of releases: the one that is shown now, and those that were just before. */
class Catalogues {
  readonly #stores: Stores
  readonly #releases: Database.Database
  readonly #version: () => string | null
  readonly #open = new Map<string, OpenCatalogue>()

  constructor(stores: Stores) {
    if (!existsSync(stores.releases)) throw new DatabaseProblem('missing', stores.releases)
    this.#stores = stores
    this.#releases = new Database(stores.releases, { readonly: true, fileMustExist: true })
    this.#version = versionReader(this.#releases)
  }

  current(): CatalogueReader {
    for (;;) {
      const version = this.#version()
      if (version === null) throw new DatabaseProblem('unprepared', this.#stores.releases)
      const open = this.#open.get(version)
      if (open !== undefined) return open
      try {
        if (existsSync(catalogueFile(this.#stores, version))) return this.#opened(version)
      } catch (error) {
        if (this.#version() === version) throw error
      }
      // Unless another version is shown by now, and this one's file swept away.
      if (this.#version() === version) throw new DatabaseProblem('unprepared', this.#stores.releases)
    }
  }

  #opened(version: string): CatalogueReader {
    const opened = openCatalogue(this.#stores, this.#releases, version)
    this.#open.set(version, opened)
    for (const [before, { close }] of [...this.#open].slice(0, -VERSIONS_KEPT)) {
      this.#open.delete(before)
      close()
    }
    return opened
  }
}

// Reloading modules in development must not open the files again and again.
const kept = globalThis as typeof globalThis & { mineralTableCatalogues?: Map<string, Catalogues> }

/** The catalogue that is shown now; ask anew for every page. Throws DatabaseProblem. */
export function catalogue(stores: Stores = projectStores()): CatalogueReader {
  kept.mineralTableCatalogues ??= new Map()
  let catalogues = kept.mineralTableCatalogues.get(stores.releases)
  if (catalogues === undefined) {
    catalogues = new Catalogues(stores)
    kept.mineralTableCatalogues.set(stores.releases, catalogues)
  }
  return catalogues.current()
}
