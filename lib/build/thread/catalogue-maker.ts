import { Worker } from 'node:worker_threads'
import type { CatalogueFiles } from '../../content/catalogue-files'
import type { StoredRelease } from '../../db/releases'
import type { CatalogueHead } from '../make-rows'
import type { MadeRows } from '../write-catalogue'
import type { WrittenFoods } from '../written-rows'
import { type Channel, channel, received } from './channel'

const THREAD = new URL('./catalogue-thread.mjs', import.meta.url)
const HEAP_MB = 96
const YOUNG_HEAP_MB = 16

/** What the thread starts with: what it makes catalogues of, and where to send them. */
export type ThreadData = { readonly files: CatalogueFiles; readonly to: Channel }

/** A catalogue to make from the data of this digest and the releases that a store holds. */
export type CatalogueRequest = {
  readonly releasesFile: string
  readonly releases: readonly StoredRelease[]
  readonly digest: string
}

export type CataloguePiece =
  | { readonly kind: 'head'; readonly head: CatalogueHead }
  | { readonly kind: 'foods'; readonly foods: WrittenFoods }

/** Makes the rows of one catalogue in a thread of its own, while this one writes them. */
export class CatalogueMaker {
  readonly #thread: Worker
  readonly #from: Channel
  #failure: unknown = null

  constructor(files: CatalogueFiles) {
    const { here, there } = channel()
    this.#from = here
    const data: ThreadData = { files, to: there }
    this.#thread = new Worker(THREAD, {
      workerData: data,
      transferList: [there.port],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    })
    this.#thread.on('error', (error) => {
      this.#failure = error
    })
  }

  /**
   * Asks for the catalogue; what comes back waits for its rows. Throws what ended the thread, if anything did; what comes
   * back throws DataProblems and whatever else making the catalogue ends with.
   */
  request(request: CatalogueRequest): () => MadeRows {
    if (this.#failure !== null) throw this.#failure
    this.#thread.postMessage(request)
    return () => {
      const pieces = received<CataloguePiece>(this.#from)
      const first = pieces.next().value
      if (first?.kind !== 'head') throw new Error('A catalogue begins with its head')
      return { head: first.head, foods: foodsAmong(pieces) }
    }
  }

  /** Ends the thread, whatever it is at. */
  async end(): Promise<void> {
    await this.#thread.terminate()
  }
}

function* foodsAmong(pieces: Iterable<CataloguePiece>): Generator<WrittenFoods> {
  for (const piece of pieces) if (piece.kind === 'foods') yield piece.foods
}
