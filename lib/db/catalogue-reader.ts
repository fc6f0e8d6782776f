import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { activeFilters } from '../catalogue/active-filters'
import type { Operations } from '../catalogue/operations'
import type { Provenance } from '../catalogue/provenance'
import type { FoodQuery } from '../catalogue/query'
import type { CatalogueReader, Relaxation, Suggestion } from '../catalogue/reader'
import { referenceData } from '../content/reference-data'
import { catalogueQueries } from '../index/catalogue-queries'
import type { Food } from '../nutrition/food'
import { TAGS } from '../nutrition/tag'
import { damageToldBy, tellRequest } from './catalogue-damage'
import { datasetRows } from './dataset-rows'
import { FoodRows } from './food-rows'
import { storedIndexBytes } from './meta'
import { databaseBytes, operationsOf } from './operations'
import { DatabaseProblem } from './problem'
import { publishedFigures } from './provenance'
import { similarFoods } from './similar-foods'
import { standingsReader } from './standings'
import { catalogueFile, releasesBeside, type Stores } from './stores'

const MOST_SUGGESTIONS = 8
const MOST_RELAXATIONS = 5
const MOST_FOODS_KEPT = 4096
const NAMELESS = { group: {}, source: {} }

/** The releases that stand behind a catalogue. */
export type ReleasesBehind = {
  /** Throws DatabaseProblem where it is known that they cannot be read. */
  db(): Database.Database
  /** Hears of an error in reading them; what is to be thrown of it. */
  noticed(error: unknown): unknown
}

/** The catalogue file of one data version, open. */
export type OpenCatalogue = {
  readonly version: string
  readonly file: string
  /** Reads it, and of the releases what stands behind it. What goes wrong in reading it is told to `onDamage`. */
  reader(releases: ReleasesBehind): CatalogueReader
  close(): void
}

/**
 * Opens the catalogue file of one data version, which never changes, so that what was read once stays right. One from
 * elsewhere has the releases beside it that it was made of. `onDamage` hears of each error that tells that the file is
 * damaged. Throws DatabaseProblem where it is damaged so that it cannot be opened.
 */
export function openCatalogue(
  stores: Stores,
  version: string,
  onDamage: (problem: DatabaseProblem) => void,
): OpenCatalogue {
  const file = catalogueFile(stores, version)
  const ownReleases = openIfThere(releasesBeside(stores, version))
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return catalogueIn(db, { stores, version, file, ownReleases, onDamage })
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    ownReleases?.close()
    throw damageToldBy(error, file) ?? error
  }
}

function openIfThere(file: string): Database.Database | null {
  return existsSync(file) ? new Database(file, { readonly: true, fileMustExist: true }) : null
}

type CatalogueParts = {
  readonly stores: Stores
  readonly version: string
  readonly file: string
  readonly ownReleases: Database.Database | null
  readonly onDamage: (problem: DatabaseProblem) => void
}

function catalogueIn(
  db: Database.Database,
  { stores, version, file, ownReleases, onDamage }: CatalogueParts,
): OpenCatalogue {
  const queries = catalogueQueries(db)
  const rows = new FoodRows(db)
  const standings = standingsReader(db)
  const datasets = datasetRows(db)
  const datasetIds = datasets.map(({ id }) => id).toSorted()
  const similar = similarFoods(db, datasetIds)
  const kept = new LRUCache<number, Food>({ max: MOST_FOODS_KEPT })

  function inOrder(ordinals: readonly number[]): readonly Food[] {
    const missing = ordinals.filter((ordinal) => !kept.has(ordinal))
    const read = new Map<number, Food>()
    if (missing.length > 0) {
      for (const { ordinal, food } of rows.byOrdinal(missing)) {
        kept.set(ordinal, food)
        read.set(ordinal, food)
      }
    }
    return ordinals.flatMap((ordinal) => kept.get(ordinal) ?? read.get(ordinal) ?? [])
  }

  function foods(ids: readonly string[]): readonly Food[] {
    const read = new Map(rows.byId(ids).map(({ food }) => [food.id, food]))
    return ids.flatMap((id) => read.get(id) ?? [])
  }

  function search(query: FoodQuery) {
    const { ordinals, counts } = queries.page(query)
    const counted = (facet: ReadonlyMap<string, number>, values: readonly string[]) =>
      Object.fromEntries(values.map((value) => [value, facet.get(value) ?? 0]))
    return {
      foods: inOrder(ordinals),
      total: counts.total,
      page: query.page,
      pageSize: query.pageSize,
      facets: {
        tag: counted(counts.tag, TAGS),
        group: counted(
          counts.group,
          referenceData().groups.map(({ id }) => id),
        ),
        source: counted(counts.source, datasetIds),
      },
    }
  }

  function relax(query: FoodQuery): readonly Relaxation[] {
    return activeFilters(query, NAMELESS)
      .map(({ kind, value, without }) => ({
        query: without,
        dropped: { kind, value },
        total: queries.total(without),
      }))
      .filter((one) => one.total > 0)
      .sort((a, b) => b.total - a.total)
      .slice(0, MOST_RELAXATIONS)
  }

  function provenance({ id, source }: Pick<Food, 'id' | 'source'>, releases: ReleasesBehind): Provenance {
    const [noted] = rows.byId([id])
    const { official = null, brand = null, decidedBy = null } = noted ?? {}
    return { official, brand, decidedBy, published: publishedIn(releases, source) }
  }

  function family(name: string): readonly Food[] {
    return rows
      .byFamily(name)
      .map(({ food }) => food)
      .toSorted(rawFirst)
  }

  function suggest(q: string): readonly Suggestion[] {
    const found = queries.suggest(q).slice(0, MOST_SUGGESTIONS)
    return found.map(({ id, name, group, matched }) => ({ id, name, group, matched }))
  }

  async function operations(releases: ReleasesBehind): Promise<Operations> {
    const sizes = { catalogue: databaseBytes(file), index: storedIndexBytes(db) }
    const behind = releases.db()
    try {
      return await operationsOf(stores, behind, sizes)
    } catch (error) {
      throw releases.noticed(error)
    }
  }

  /** Tells of damage: to whoever opened this, and to whoever asked. */
  async function asked<T>(read: () => T | Promise<T>): Promise<T> {
    try {
      return await read()
    } catch (error) {
      const damage = damageToldBy(error, file)
      if (damage === null) throw error
      onDamage(damage)
      tellRequest(damage)
      throw damage
    }
  }

  return {
    version,
    file,
    reader: (given) => {
      // Damaged, they are fetched again with the catalogue that they came with.
      const releases = ownReleases === null ? given : { db: () => ownReleases, noticed: (error: unknown) => error }
      return {
        search: (query) => asked(() => search(query)),
        foods: (ids) => asked(() => foods(ids)),
        datasets: async () => datasets,
        relax: (query) => asked(() => relax(query)),
        suggest: (q) => asked(() => suggest(q)),
        food: (id) => asked(() => foods([id])[0] ?? null),
        family: ({ family: name }) => asked(() => family(name)),
        standings: (food) => asked(() => standings(food)),
        withLessSodium: (food, limit) => asked(() => inOrder(similar(food, limit))),
        provenance: (food) => asked(() => provenance(food, releases)),
        operations: () => asked(() => operations(releases)),
        dataVersion: async () => version,
      }
    },
    close: () => {
      db.close()
      ownReleases?.close()
    },
  }
}

/** What the releases say of a food; null where it is known that they cannot be read. */
function publishedIn(releases: ReleasesBehind, source: Food['source']): Provenance['published'] {
  let db: Database.Database
  try {
    db = releases.db()
  } catch (error) {
    if (error instanceof DatabaseProblem) return null
    throw error
  }
  try {
    return publishedFigures(db, source, referenceData().ndbNumbers)
  } catch (error) {
    throw releases.noticed(error)
  }
}

/** Raw preparations first, then those with the least sodium. */
function rawFirst(a: Food, b: Food): number {
  const cooked = ({ preparation }: Food) => (/^raw\b/i.test(preparation) ? 0 : 1)
  return cooked(a) - cooked(b) || unknownLast(a.amounts.sodium, b.amounts.sodium) || byName(a, b)
}

function byName(a: Food, b: Food): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)
}

function unknownLast(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a - b
}
