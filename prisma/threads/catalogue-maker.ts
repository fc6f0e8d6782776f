import { Worker } from 'node:worker_threads'
import type { CatalogueFiles } from '../../lib/content/catalogue-files'
import { type DataProblem, DataProblems } from '../../lib/content/table'
import type { CatalogueRows } from '../../lib/db/catalogue-rows'
import type { StoredRelease } from '../../lib/db/releases'
import { type Channel, channel, received } from './channel'

const THREAD = new URL('./catalogue-thread.mjs', import.meta.url)
const HEAP_MB = 96
const YOUNG_HEAP_MB = 16

/** A catalogue to make from the data of this digest and the releases that the database holds. */
export type CatalogueOrder = {
  readonly databaseFile: string
  readonly releases: readonly StoredRelease[]
  readonly digest: string
  readonly to: Channel
}

export type CataloguePiece =
  | { readonly kind: 'begun'; readonly ours: number }
  | { readonly kind: 'rows'; readonly rows: CatalogueRows }
  | { readonly kind: 'problems'; readonly problems: readonly DataProblem[] }

/** Makes the rows of one catalogue in a thread of its own, while this one writes them. */
export class CatalogueMaker {
  readonly #thread: Worker

  constructor(files: CatalogueFiles) {
    this.#thread = new Worker(THREAD, {
      workerData: files,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    })
    // Whoever waits for a piece is told there; a thread that nobody asked has nothing to tell.
    this.#thread.on('error', () => {})
  }

  /** The rows of a catalogue, and how many foods of ours are among them. Throws DataProblems. */
  make(order: Omit<CatalogueOrder, 'to'>): { readonly ours: number; readonly rows: Iterable<CatalogueRows> } {
    const { here, there } = channel()
    this.#thread.postMessage({ ...order, to: there }, [there.port])
    const pieces = received<CataloguePiece>(here)
    const first = pieces.next().value
    if (first?.kind === 'problems') throw new DataProblems(first.problems)
    return { ours: first?.kind === 'begun' ? first.ours : 0, rows: rowsAmong(pieces) }
  }

  async end(): Promise<void> {
    await this.#thread.terminate()
  }
}

function* rowsAmong(pieces: Iterable<CataloguePiece>): Generator<CatalogueRows> {
  for (const piece of pieces) if (piece.kind === 'rows') yield piece.rows
}
