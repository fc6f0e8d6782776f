import { AsyncLocalStorage } from 'node:async_hooks'
import type { CatalogueReader } from '../catalogue/reader'
import { tellRequest } from './catalogue-damage'
import { type CatalogueHealth, Catalogues, type Pin } from './catalogues'
import { isDatabaseFailure } from './problem'
import { projectStores, type Stores } from './stores'

/** An answer under way, and what it holds of which catalogues. */
type Answering = { readonly pins: Map<Catalogues, Pin>; isOver: boolean }

type Everywhere = typeof globalThis & {
  mineralTableCatalogues?: Map<string, Catalogues>
  mineralTableAnswering?: AsyncLocalStorage<Answering>
  mineralTableSourceProblem?: string | null
}

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here. And
// reloading modules in development must not open the files again and again.
const everywhere: Everywhere = globalThis
everywhere.mineralTableAnswering ??= new AsyncLocalStorage()
const answering = everywhere.mineralTableAnswering

/**
 * Makes an answer of one version of the catalogue: the one that is shown when it first asks, with the releases as they
 * are then, whatever is published before it is done.
 */
export async function withOneCatalogue<T>(answer: () => Promise<T>): Promise<T> {
  const scope: Answering = { pins: new Map(), isOver: false }
  try {
    return await answering.run(scope, answer)
  } finally {
    scope.isOver = true
    for (const { release } of scope.pins.values()) release()
  }
}

/** The catalogue of the answer under way; outside of any, the one that is shown now. Throws DatabaseProblem. */
export function catalogue(stores: Stores = projectStores()): CatalogueReader {
  const catalogues = cataloguesOf(stores)
  try {
    return pinned(catalogues)?.reader ?? catalogues.current()
  } catch (error) {
    if (isDatabaseFailure(error)) tellRequest(error)
    throw error
  }
}

/**
 * What the answer under way may be kept by: it changes with the data version, and with what stands in the way of showing
 * it. The same word as long as nothing can be shown.
 */
export function catalogueVersion(stores: Stores = projectStores()): string {
  try {
    const catalogues = cataloguesOf(stores)
    const held = pinned(catalogues)
    if (held !== null) return held.key
    const { key, release } = catalogues.pin()
    release()
    return key
  } catch {
    // What is wrong is told by the page that needs the catalogue.
    return 'none'
  }
}

/** Whether the catalogue can be shown as it should be. Cheap enough to be asked every few seconds. */
export function catalogueHealth(stores: Stores = projectStores()): CatalogueHealth {
  return cataloguesOf(stores).health()
}

/**
 * Why the catalogue that another machine publishes cannot be followed just now, in words; null where it is followed, or
 * none is. What is shown meanwhile is whole, and older.
 */
export function sourceProblem(): string | null {
  return everywhere.mineralTableSourceProblem ?? null
}

export function noteSourceProblem(words: string | null): void {
  everywhere.mineralTableSourceProblem = words
}

function pinned(catalogues: Catalogues): Pin | null {
  const scope = answering.getStore()
  if (scope === undefined || scope.isOver) return null
  let pin = scope.pins.get(catalogues)
  if (pin === undefined) {
    pin = catalogues.pin()
    scope.pins.set(catalogues, pin)
  }
  return pin
}

function cataloguesOf(stores: Stores): Catalogues {
  everywhere.mineralTableCatalogues ??= new Map()
  let catalogues = everywhere.mineralTableCatalogues.get(stores.releases)
  if (catalogues === undefined) {
    catalogues = new Catalogues(stores)
    everywhere.mineralTableCatalogues.set(stores.releases, catalogues)
  }
  return catalogues
}
