import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { type CatalogueData, readCatalogueData } from '../catalogue-data'
import { catalogueHead, makeRows } from '../make-rows'
import type { CataloguePiece, CatalogueRequest, ThreadData } from './catalogue-maker'
import { leave, send } from './channel'

const CACHE_KIB = 2048

const { files, to }: ThreadData = workerData
process.on('exit', () => leave(to))

/** Read while the release is: whoever asks for a catalogue has not to wait for it. */
const early = earlyData()

function earlyData(): CatalogueData | null {
  try {
    return readCatalogueData(files)
  } catch {
    // What is wrong is told when a catalogue is asked for.
    return null
  }
}

function* pieces({ releasesFile, releases, digest }: CatalogueRequest): Generator<CataloguePiece> {
  const db = new Database(releasesFile, { readonly: true, fileMustExist: true })
  // A release is read from end to end: no page is asked for twice.
  db.pragma(`cache_size = -${CACHE_KIB}`)
  try {
    const data = early?.digest === digest ? early : readCatalogueData(files)
    const parts = { ...data, releases }
    yield { kind: 'head', head: catalogueHead(parts) }
    for (const foods of makeRows(db, parts)) yield { kind: 'foods', foods }
  } finally {
    db.close()
  }
}

// One catalogue and the thread is gone, and its memory with it.
parentPort?.once('message', (request: CatalogueRequest) => {
  send(to, pieces(request))
  process.exit()
})
