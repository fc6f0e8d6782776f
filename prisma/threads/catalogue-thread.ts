import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { DataProblems } from '../../lib/content/table'
import { catalogueHead, makeCatalogue } from '../../lib/db/make-catalogue'
import { type CatalogueData, readCatalogueData } from '../catalogue-data'
import type { CatalogueOrder, CataloguePiece } from './catalogue-maker'
import { send } from './channel'

const CACHE_KIB = 2048

/** Read while the release is: whoever orders a catalogue has not to wait for it. What is wrong is told then. */
let early: CatalogueData | null = null
try {
  early = readCatalogueData(workerData)
} catch {
  early = null
}

function* pieces({ databaseFile, releases, digest }: CatalogueOrder): Generator<CataloguePiece> {
  const main = new Database(databaseFile, { readonly: true, fileMustExist: true })
  // A release is read from end to end: no page is asked for twice.
  main.pragma(`cache_size = -${CACHE_KIB}`)
  try {
    const data = early?.digest === digest ? early : readCatalogueData(workerData)
    const parts = { ...data, releases }
    yield { kind: 'head', head: catalogueHead(parts) }
    for (const { foods, aliases, portions, namings } of makeCatalogue(main, parts)) {
      yield { kind: 'foods', foods: { foods, aliases, portions, namings } }
    }
  } catch (error) {
    if (!(error instanceof DataProblems)) throw error
    yield { kind: 'problems', problems: error.problems }
  } finally {
    main.close()
  }
}

// One catalogue and the thread is gone, and its memory with it.
parentPort?.once('message', (order: CatalogueOrder) => {
  send(order.to, pieces(order))
  process.exit()
})
