import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { CatalogueReader } from '../catalogue/reader'
import { catalogueFile } from './catalogue-file'
import { type OpenCatalogue, openCatalogue } from './catalogue-reader'
import { databaseFile } from './file'
import { storedVersion } from './meta'
import { DatabaseProblem } from './problem'

// A page that began under the version before may finish with it.
const VERSIONS_KEPT = 2

/** The catalogues of one main database: the one that is shown now, and those that were just before. */
class Catalogues {
  readonly #file: string
  readonly #main: Database.Database
  readonly #open = new Map<string, OpenCatalogue>()

  constructor(file: string) {
    if (!existsSync(file)) throw new DatabaseProblem('missing', file)
    this.#file = file
    this.#main = new Database(file, { readonly: true, fileMustExist: true })
  }

  current(): CatalogueReader {
    for (;;) {
      const version = storedVersion(this.#main)
      if (version === null) throw new DatabaseProblem('unprepared', this.#file)
      const open = this.#open.get(version)
      if (open !== undefined) return open
      const file = catalogueFile(this.#file, version)
      if (existsSync(file)) return this.#opened(file, version)
      // Unless another version is shown by now, and this one's file swept away.
      if (storedVersion(this.#main) === version) throw new DatabaseProblem('unprepared', this.#file)
    }
  }

  #opened(file: string, version: string): CatalogueReader {
    const opened = openCatalogue(file, version)
    this.#open.set(version, opened)
    for (const [before, { close }] of [...this.#open].slice(0, -VERSIONS_KEPT)) {
      this.#open.delete(before)
      void close()
    }
    return opened
  }
}

// Reloading modules in development must not open the files again and again.
const kept = globalThis as typeof globalThis & { mineralTableCatalogues?: Map<string, Catalogues> }

/** The catalogue that a database shows, as it is now; ask anew for every page. Throws DatabaseProblem. */
export function catalogue(file: string = databaseFile()): CatalogueReader {
  kept.mineralTableCatalogues ??= new Map()
  let catalogues = kept.mineralTableCatalogues.get(file)
  if (catalogues === undefined) {
    catalogues = new Catalogues(file)
    kept.mineralTableCatalogues.set(file, catalogues)
  }
  return catalogues.current()
}
