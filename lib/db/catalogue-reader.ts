import Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { activeFilters } from '../catalogue/active-filters'
import type { FoodQuery } from '../catalogue/query'
import type { CatalogueReader, Relaxation } from '../catalogue/reader'
import { referenceData } from '../content/reference-data'
import { catalogueQueries } from '../index/catalogue-queries'
import type { Food } from '../nutrition/food'
import { TAGS } from '../nutrition/tag'
import { datasetRows } from './dataset-rows'
import { FoodRows } from './food-rows'
import { storedIndexBytes } from './meta'
import { databaseBytes, operationsOf } from './operations'
import { publishedFigures } from './provenance'
import { similarFoods } from './similar-foods'
import { standingsReader } from './standings'
import { catalogueFile, type Stores } from './stores'

const MOST_SUGGESTIONS = 8
const MOST_RELAXATIONS = 5
const MOST_FOODS_KEPT = 4096
const NAMELESS = { group: {}, source: {} }

export type OpenCatalogue = CatalogueReader & { close(): void }

/**
 * Reads the catalogue file of one data version, which never changes, so that what was read once stays right; and of
 * the releases what stands behind it.
 */
export function openCatalogue(stores: Stores, releases: Database.Database, version: string): OpenCatalogue {
  const file = catalogueFile(stores, version)
  const db = new Database(file, { readonly: true, fileMustExist: true })
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

  return {
    search: async (query) => search(query),
    foods: async (ids) => foods(ids),
    datasets: async () => datasets,
    relax: async (query) => relax(query),
    suggest: async (q) =>
      queries
        .suggest(q)
        .slice(0, MOST_SUGGESTIONS)
        .map(({ id, name, group, matched }) => ({ id, name, group, matched })),
    food: async (id) => foods([id])[0] ?? null,
    family: async ({ family }) =>
      rows
        .byFamily(family)
        .map(({ food }) => food)
        .toSorted(rawFirst),
    standings: async (food) => standings(food),
    withLessSodium: async (food, limit) => inOrder(similar(food, limit)),
    provenance: async ({ id, source }) => {
      const [noted] = rows.byId([id])
      const { official = null, brand = null, decidedBy = null } = noted ?? {}
      return { official, brand, decidedBy, published: publishedFigures(releases, source, referenceData().ndbNumbers) }
    },
    operations: () => operationsOf(stores, releases, { catalogue: databaseBytes(file), index: storedIndexBytes(db) }),
    dataVersion: async () => version,
    close: () => db.close(),
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
