import { resolve } from 'node:path'
import type { ChildTask } from '../build/child/child-task'
import { type Child, startChild } from '../build/child/run-child'
import { type CatalogueSource, catalogueSource } from '../build/share/catalogue-source'
import { type Sharing, sharing } from '../build/share/sharing'
import { catalogueHealth, noteSourceProblem, sourceProblem } from '../db/catalogue'
import type { Stores } from '../db/stores'
import { log } from '../watch/log'
import { repeatedly } from '../watch/repeatedly'

const LOOK_EVERY_MS = 2000
/** What does not help is tried again at ever longer intervals: making a large catalogue keeps a machine busy. */
const SHORTEST_PAUSE_MS = 5000
const LONGEST_PAUSE_MS = 10 * 60_000
const PUBLISH_AGAIN_MS = 60_000

export type KeepOptions = {
  readonly stores: Stores
  /** The folder or the address whose catalogue is shown here; CATALOGUE_SOURCE unless told. */
  readonly source?: string | null
  /** The folder that the catalogue is published to whenever it changes; CATALOGUE_PUBLISH_TO unless told. */
  readonly publishTo?: string | null
  readonly everyMs?: number
  readonly shortestPauseMs?: number
}

/**
 * Sees to the catalogue while the site runs: one that is damaged or gone is made again, or fetched again from its
 * source, what the source publishes is shown, and what is imported here is published. The work is done in a process of
 * its own, and what is shown stays until there is something better.
 */
export function keepCatalogue(options: KeepOptions): { stop(): void } {
  const { everyMs = LOOK_EVERY_MS, shortestPauseMs = SHORTEST_PAUSE_MS } = options
  const keeper = new Keeper(options.stores, { ...sharing(), ...options }, shortestPauseMs)
  const looks = repeatedly(() => keeper.look(), everyMs, 'The catalogue could not be looked at')
  return {
    stop: () => {
      void looks.stop()
      keeper.stop()
    },
  }
}

class Keeper {
  readonly #stores: Stores
  readonly #sharing: Sharing
  readonly #source: CatalogueSource | null
  readonly #shortestPause: number
  #pause: number
  #notBefore = Number.NEGATIVE_INFINITY
  #child: Child | null = null
  #fault: string | null = null
  /** What the source was last found to publish, and the mark by which to ask whether it still does. */
  #mark: string | null = null
  #published: string | null = null
  /** What was published from here last. */
  #ours: string | null = null
  #publishNotBefore = Number.NEGATIVE_INFINITY

  constructor(stores: Stores, { source, publishTo }: Sharing, shortestPause: number) {
    this.#stores = stores
    this.#sharing = { source, publishTo }
    this.#source = source === null ? null : catalogueSource(source)
    this.#shortestPause = shortestPause
    this.#pause = shortestPause
  }

  /** Looks once, and does what there is to do. */
  async look(): Promise<void> {
    const health = catalogueHealth(this.#stores)
    this.#tellFault(health.ok ? null : health.problem.message)
    const isDamaged = !health.ok && health.store === 'catalogue'
    const isBehind = await this.#isBehind(health.version)
    if (!isDamaged && !isBehind) {
      this.#pause = this.#shortestPause
      if (health.ok) await this.#publish(health.version)
      return
    }
    if (performance.now() < this.#notBefore) return
    const isFetched = await this.#fetch(isDamaged)
    if (!isFetched && isDamaged) await this.#make()
    this.#notBefore = performance.now() + this.#pause
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS)
  }

  stop(): void {
    this.#child?.stop()
  }

  /** Whether the source publishes another catalogue than the one that is shown. */
  async #isBehind(shown: string | null): Promise<boolean> {
    if (this.#source === null) return false
    try {
      const published = await this.#source.look(this.#mark)
      if (published !== null) {
        this.#mark = published.mark === '' ? null : published.mark
        if (this.#published !== published.catalogue.version) this.#notBefore = Number.NEGATIVE_INFINITY
        this.#published = published.catalogue.version
      }
    } catch (error) {
      this.#tellSource(error instanceof Error ? error.message : String(error))
      return false
    }
    const isBehind = this.#published !== null && this.#published !== shown
    if (!isBehind) this.#tellSource(null)
    return isBehind
  }

  async #fetch(again: boolean): Promise<boolean> {
    const { source } = this.#sharing
    if (source === null) return false
    const outcome = await this.#run({ work: 'follow', single: this.#stores.single, source, again })
    this.#tellSource(outcome.ok ? null : outcome.words)
    if (outcome.ok) log().info({ version: outcome.version }, 'The catalogue of the source is shown')
    return outcome.ok
  }

  async #make(): Promise<void> {
    const outcome = await this.#run({ work: 'make', single: this.#stores.single, again: true })
    if (outcome.ok) log().info({ version: outcome.version }, 'The catalogue is made again')
    else log().error({ why: outcome.words }, 'The catalogue could not be made again')
  }

  /** Whoever imports may not know that it is to be published, or may not have been able to. */
  async #publish(version: string): Promise<void> {
    const { publishTo: folder } = this.#sharing
    if (folder === null || this.#ours === version || performance.now() < this.#publishNotBefore) return
    const outcome = await this.#run({ work: 'publish', single: this.#stores.single, folder: resolve(folder) })
    if (outcome.ok) this.#ours = outcome.version
    else {
      this.#publishNotBefore = performance.now() + PUBLISH_AGAIN_MS
      log().error({ why: outcome.words }, 'The catalogue could not be published')
    }
  }

  async #run(task: ChildTask) {
    this.#child = startChild(task)
    try {
      return await this.#child.outcome
    } finally {
      this.#child = null
    }
  }

  /** Each fault is logged once, and once that it is over. */
  #tellFault(words: string | null): void {
    if (words === this.#fault) return
    if (words === null) log().info('The catalogue is whole again')
    else log().error({ why: words }, 'The catalogue cannot be shown as it should be')
    this.#fault = words
  }

  #tellSource(words: string | null): void {
    if (words === sourceProblem()) return
    if (words === null) log().info('The source of the catalogue is followed again')
    else log().error({ why: words }, 'The source of the catalogue cannot be followed')
    noteSourceProblem(words)
  }
}
