import { Worker } from 'node:worker_threads'
import type { CatalogueFiles } from '../../lib/content/catalogue-files'
import { type DataProblem, DataProblems } from '../../lib/content/table'
import type { FoodRows } from '../../lib/db/catalogue-rows'
import type { CatalogueHead } from '../../lib/db/make-catalogue'
import type { StoredRelease } from '../../lib/db/releases'
import type { MadeCatalogue } from '../../lib/db/write-catalogue'
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
  | { readonly kind: 'head'; readonly head: CatalogueHead }
  | { readonly kind: 'foods'; readonly foods: FoodRows }
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

  /** Orders a catalogue; what comes back waits for its rows. Throws DataProblems then. */
  order(order: Omit<CatalogueOrder, 'to'>): () => MadeCatalogue {
    const { here, there } = channel()
    this.#thread.postMessage({ ...order, to: there }, [there.port])
    return () => {
      const pieces = received<CataloguePiece>(here)
      const first = pieces.next().value
      if (first?.kind === 'problems') throw new DataProblems(first.problems)
      if (first?.kind !== 'head') throw new Error('A catalogue begins with its head')
      return { head: first.head, foods: foodsAmong(pieces) }
    }
  }

  async end(): Promise<void> {
    await this.#thread.terminate()
  }
}

function* foodsAmong(pieces: Iterable<CataloguePiece>): Generator<FoodRows> {
  for (const piece of pieces) if (piece.kind === 'foods') yield piece.foods
}
