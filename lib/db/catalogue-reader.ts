import Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { chosenFilters } from '../catalogue/chosen'
import type { FoodQuery } from '../catalogue/query'
import type { CatalogueReader, Relaxation } from '../catalogue/reader'
import { referenceData } from '../content/reference-data'
import { UNSORTED_ROLE } from '../import/visible-food'
import { catalogueQueries } from '../index/catalogue-queries'
import { inGrams } from '../nutrition/amount'
import type { Food } from '../nutrition/food'
import { TAGS } from '../nutrition/tag'
import { BRANDED } from '../schemas/source-datasets'
import { connectReadOnly } from './client'
import { foodRows, foodsBy } from './rows'

const MOST_SUGGESTIONS = 8
const MOST_RELAXATIONS = 5
const MOST_FOODS_KEPT = 4096
const NAMELESS = { group: {}, source: {} }

export type OpenCatalogue = CatalogueReader & { close(): Promise<void> }

/** Reads the catalogue file of one data version. It never changes, so that what was read once stays right. */
export function openCatalogue(file: string, version: string): OpenCatalogue {
  const db = connectReadOnly(file)
  const indexed = new Database(file, { readonly: true, fileMustExist: true })
  const queries = catalogueQueries(indexed)
  const kept = new LRUCache<number, Food>({ max: MOST_FOODS_KEPT })
  let known: ReturnType<CatalogueReader['datasets']> | undefined

  async function inOrder(ordinals: readonly number[]): Promise<readonly Food[]> {
    const missing = ordinals.filter((ordinal) => !kept.has(ordinal))
    const read = new Map<number, Food>()
    if (missing.length > 0) {
      for (const { ordinal, food } of foodRows.parse(await db.$queryRaw(foodsBy.ordinal(missing)))) {
        kept.set(ordinal, food)
        read.set(ordinal, food)
      }
    }
    return ordinals.flatMap((ordinal) => kept.get(ordinal) ?? read.get(ordinal) ?? [])
  }

  async function foods(ids: readonly string[]): Promise<readonly Food[]> {
    const rows = foodRows.parse(await db.$queryRaw(foodsBy.id(ids)))
    const read = new Map(rows.map(({ food }) => [food.id, food]))
    return ids.flatMap((id) => read.get(id) ?? [])
  }

  async function everyday(group: string): Promise<readonly Food[]> {
    const tables = (await datasets()).map(({ id }) => id).filter((id) => id !== BRANDED)
    return foodRows.parse(await db.$queryRaw(foodsBy.group(group, tables))).map(({ food }) => food)
  }

  function datasets(): ReturnType<CatalogueReader['datasets']> {
    known ??= db.dataset.findMany({ orderBy: [{ foodCount: 'desc' }, { id: 'asc' }] }).then((rows) =>
      rows.map(({ foodCount, magnesiumUnknown, potassiumUnknown, sodiumUnknown, ...dataset }) => ({
        ...dataset,
        foods: foodCount,
        unknown: { magnesium: magnesiumUnknown, potassium: potassiumUnknown, sodium: sodiumUnknown },
      })),
    )
    // A failure is not kept: the next page asks again.
    known.catch(() => {
      known = undefined
    })
    return known
  }

  async function search(query: FoodQuery) {
    const { ordinals, counts } = queries.page(query)
    const counted = (facet: ReadonlyMap<string, number>, values: readonly string[]) =>
      Object.fromEntries(values.map((value) => [value, facet.get(value) ?? 0]))
    return {
      foods: await inOrder(ordinals),
      total: counts.total,
      page: query.page,
      pageSize: query.pageSize,
      facets: {
        tag: counted(counts.tag, TAGS),
        group: counted(
          counts.group,
          referenceData().groups.map(({ id }) => id),
        ),
        source: counted(counts.source, (await datasets()).map(({ id }) => id).toSorted()),
      },
    }
  }

  function relax(query: FoodQuery): readonly Relaxation[] {
    return chosenFilters(query, NAMELESS)
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
    search,
    foods,
    datasets,
    relax: async (query) => relax(query),
    suggest: async (q) =>
      queries
        .suggest(q)
        .slice(0, MOST_SUGGESTIONS)
        .map(({ id, name, group, matched }) => ({ id, name, group, matched })),
    food: async (id) => (await foods([id]))[0] ?? null,
    family: async (food) => {
      const rawFirst = (one: Food) => (/^raw\b/i.test(one.preparation) ? 0 : 1)
      const members = foodRows.parse(await db.$queryRaw(foodsBy.family(food.family))).map((row) => row.food)
      return members.toSorted(
        (a, b) => rawFirst(a) - rawFirst(b) || unknownLast(a.amounts.sodium, b.amounts.sodium) || byName(a, b),
      )
    },
    group: async (food) => {
      const others = (await everyday(food.group)).filter(({ id }) => id !== food.id)
      return [...others, food].toSorted(byName)
    },
    withLessSodium: async (food, limit) => {
      const own = inGrams(food.amounts.sodium, food.serving.grams)
      // Foods that no rule sorted are alike in nothing.
      if (own === null || food.role === UNSORTED_ROLE) return []
      const energy = food.amounts.energyKcal
      const apart = (one: Food) =>
        energy === null || one.amounts.energyKcal === null ? null : Math.abs(one.amounts.energyKcal - energy)
      const alternatives = (await everyday(food.group)).filter((one) => {
        const theirs = inGrams(one.amounts.sodium, one.serving.grams)
        return one.role === food.role && one.family !== food.family && theirs !== null && theirs < own
      })
      return alternatives.toSorted((a, b) => unknownLast(apart(a), apart(b)) || byName(a, b)).slice(0, limit)
    },
    dataVersion: async () => version,
    close: async () => {
      indexed.close()
      await db.$disconnect()
    },
  }
}

function byName(a: Food, b: Food): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)
}

function unknownLast(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a - b
}
