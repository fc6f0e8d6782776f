import { Prisma } from '../../prisma/generated/client'
import { chosenFilters } from '../catalogue/chosen'
import type { FoodQuery } from '../catalogue/query'
import type { CatalogueReader, Dataset, Facets, FoodPage, Relaxation, Suggestion } from '../catalogue/reader'
import { IFCT } from '../content/catalogue-files'
import { groupName, referenceData } from '../content/reference-data'
import { UNSORTED_ROLE } from '../import/visible-food'
import { inGrams } from '../nutrition/amount'
import type { Food } from '../nutrition/food'
import { TAGS } from '../nutrition/tag'
import { type Entry, entry } from '../search/rank'
import { type Client, client } from './client'
import { databaseFile } from './file'
import { facetCounts, orderBy, where } from './food-filter'
import { searchFoods } from './food-search'
import { DatabaseProblem } from './problem'
import { ALL_FOODS, countRows, datasetRows, facetRows, foodRows, idRows } from './rows'
import { DATA_VERSION } from './write-catalogue'

const MOST_SUGGESTIONS = 8
const MOST_RELAXATIONS = 5
const NAMELESS = { group: {}, source: {} }

/** Foods and search words of one data version, kept while it lasts. */
type Kept = { readonly version: string; readonly foods: Map<string, Food>; readonly entries: Map<string, Entry> }

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

/** The catalogue in one database. */
export function catalogueReader(db: Client, file: string): CatalogueReader {
  let kept: Kept | undefined

  async function dataVersion(): Promise<string> {
    const row = await db.meta.findUnique({ where: { key: DATA_VERSION } })
    if (row === null) throw new DatabaseProblem('unprepared', file)
    return row.value
  }

  async function current(): Promise<Kept> {
    const version = await dataVersion()
    if (kept?.version === version) return kept
    const foods = foodRows.parse(await db.$queryRaw(ALL_FOODS))
    kept = {
      version,
      foods: byId(foods),
      entries: byId(foods.map(entryOf)),
    }
    return kept
  }

  async function foods(ids: readonly string[]): Promise<readonly Food[]> {
    const known = (await current()).foods
    return ids.flatMap((id) => known.get(id) ?? [])
  }

  async function found(q: string): Promise<readonly string[] | null> {
    if (q === '') return null
    const { entries } = await current()
    return (await searchFoods(db, entries, q)).map((match) => match.id)
  }

  async function pageIds(query: FoodQuery, ranked: readonly string[] | null): Promise<readonly string[]> {
    const offset = (query.page - 1) * query.pageSize
    if (query.sort === 'relevance' && ranked !== null) {
      const rows = await db.$queryRaw`SELECT f.id FROM Food f WHERE ${where(query, ranked)}`
      const fitting = new Set(idRows.parse(rows).map((row) => row.id))
      const inOrder = ranked.filter((id) => fitting.has(id))
      const directed = query.order === 'desc' ? inOrder.reverse() : inOrder
      return directed.slice(offset, offset + query.pageSize)
    }
    const rows = await db.$queryRaw`
      SELECT f.id FROM Food f WHERE ${where(query, ranked)}
      ORDER BY ${orderBy(query)} LIMIT ${query.pageSize} OFFSET ${offset}`
    return idRows.parse(rows).map((row) => row.id)
  }

  async function facets(query: FoodQuery, ranked: readonly string[] | null): Promise<Facets & { total: number }> {
    const rows = facetRows.parse(await db.$queryRaw(facetCounts(query, ranked)))
    const counts = (facet: string, values: readonly string[]) => {
      const counted = new Map(rows.flatMap((row) => (row.facet === facet ? [[row.value, row.count]] : [])))
      return Object.fromEntries(values.map((value) => [value, counted.get(value) ?? 0]))
    }
    const { groups } = referenceData()
    const sources = idRows.parse(await db.$queryRaw`SELECT id FROM Dataset ORDER BY id`)
    return {
      total: rows.find((row) => row.facet === 'total')?.count ?? 0,
      tag: counts('tag', TAGS),
      group: counts(
        'group',
        groups.map((group) => group.id),
      ),
      source: counts(
        'source',
        sources.map((source) => source.id),
      ),
    }
  }

  async function search(query: FoodQuery): Promise<FoodPage> {
    const ranked = await found(query.q)
    const [{ total, ...counts }, ids] = await Promise.all([facets(query, ranked), pageIds(query, ranked)])
    return { foods: await foods(ids), total, page: query.page, pageSize: query.pageSize, facets: counts }
  }

  async function total(query: FoodQuery): Promise<number> {
    const ranked = await found(query.q)
    const rows = await db.$queryRaw`SELECT count(*) AS count FROM Food f WHERE ${where(query, ranked)}`
    return countRows.parse(rows)[0]?.count ?? 0
  }

  async function relax(query: FoodQuery): Promise<readonly Relaxation[]> {
    const relaxed = await Promise.all(
      chosenFilters(query, NAMELESS).map(async ({ kind, value, without }) => ({
        query: without,
        dropped: { kind, value },
        total: await total(without),
      })),
    )
    return relaxed
      .filter((one) => one.total > 0)
      .sort((a, b) => b.total - a.total)
      .slice(0, MOST_RELAXATIONS)
  }

  async function suggest(q: string): Promise<readonly Suggestion[]> {
    const { entries, foods: known } = await current()
    const matches = await searchFoods(db, entries, q)
    return matches.slice(0, MOST_SUGGESTIONS).flatMap(({ id, matched }) => {
      const food = known.get(id)
      return food === undefined ? [] : [{ id, name: food.name, group: food.group, matched }]
    })
  }

  async function all(fits: (food: Food) => boolean): Promise<readonly Food[]> {
    return [...(await current()).foods.values()].filter(fits)
  }

  return {
    search,
    relax,
    suggest,
    foods,
    dataVersion,
    food: async (id) => (await current()).foods.get(id) ?? null,
    family: async (food) => {
      const rawFirst = (one: Food) => (/^raw\b/i.test(one.preparation) ? 0 : 1)
      const members = await all((one) => one.family === food.family)
      return members.toSorted(
        (a, b) => rawFirst(a) - rawFirst(b) || unknownLast(a.amounts.sodium, b.amounts.sodium) || byName(a, b),
      )
    },
    group: async (group) => (await all((one) => one.group === group)).toSorted(byName),
    withLessSodium: async (food, limit) => {
      const own = inGrams(food.amounts.sodium, food.serving.grams)
      // Foods that no rule sorted are alike in nothing.
      if (own === null || food.role === UNSORTED_ROLE) return []
      const energy = food.amounts.energyKcal
      const apart = (one: Food) =>
        energy === null || one.amounts.energyKcal === null ? null : Math.abs(one.amounts.energyKcal - energy)
      const alternatives = await all((one) => {
        const theirs = inGrams(one.amounts.sodium, one.serving.grams)
        const alike = one.group === food.group && one.role === food.role && one.family !== food.family
        return alike && theirs !== null && theirs < own
      })
      return alternatives.toSorted((a, b) => unknownLast(apart(a), apart(b)) || byName(a, b)).slice(0, limit)
    },
    datasets: async () => {
      const rows = await db.$queryRaw(DATASETS)
      return datasetRows.parse(rows).map(
        ({ magnesium, potassium, sodium, ...dataset }): Dataset => ({
          ...dataset,
          unknown: { magnesium, potassium, sodium },
        }),
      )
    },
  }
}

const DATASETS = Prisma.sql`
  SELECT d.*, count(f.id) AS foods,
    coalesce(sum(f.id IS NOT NULL AND f.magnesium IS NULL), 0) AS magnesium,
    coalesce(sum(f.id IS NOT NULL AND f.potassium IS NULL), 0) AS potassium,
    coalesce(sum(f.id IS NOT NULL AND f.sodium IS NULL), 0) AS sodium
  FROM Dataset d LEFT JOIN Food f ON f.datasetId = d.id
  GROUP BY d.id ORDER BY foods DESC, d.id`

function entryOf(food: Food): Entry {
  const meantBy = Object.entries(referenceData().plainFoods).flatMap(([words, id]) => (id === food.id ? [words] : []))
  return entry({ ...food, group: groupName(food.group), regional: food.source.id === IFCT, meantBy })
}

function byName(a: Food, b: Food): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)
}

function unknownLast(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a - b
}

const readers = new Map<string, CatalogueReader>()

/** The catalogue in the database that DATABASE_URL names. */
export function catalogue(): CatalogueReader {
  const file = databaseFile()
  const existing = readers.get(file)
  if (existing) return existing
  const reader = catalogueReader(client(file), file)
  readers.set(file, reader)
  return reader
}
