import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { FoodQuery } from '../catalogue/query'
import { amountColumns } from '../schemas/amount-columns'
import { type BrowsedFood, browseFew } from './browse-few'
import { browse } from './browse-order'
import { admits, countBuckets, type FacetCounts } from './facet-buckets'
import { find, type SearchResult } from './find'
import { type FoundFood, foodRanking } from './food-ranking'
import { OrdinalSet } from './ordinal-set'
import { searchIndex } from './stored-index'

/** Foods are told by their ordinals here. */
export type CatalogueQueries = {
  /** The page of a query, and how many foods each further filter would leave. */
  page(query: FoodQuery): { readonly ordinals: readonly number[]; readonly counts: FacetCounts }
  total(query: FoodQuery): number
  /** The foods that typed words mean, best first; none where nothing is typed. */
  suggest(q: string): readonly FoundFood[]
}

type Matches = {
  readonly found: SearchResult | null
  /** The foods that words and record ask for; null where neither is asked for. */
  readonly foods: OrdinalSet | null
}

/** The foods of one row of a table, by the table's own key. */
export const RECORD_SQL = 'SELECT ordinal FROM Food WHERE record = ?'

/** So many foods at most are put in order by themselves, instead of looking for them among all. */
const MOST_FEW = 500
/** So many foods are looked through in an order while one is read to be put in order. */
const LOOKS_A_READ = 800

/** What puts a few foods in order. */
export const FEW_SQL = `
  SELECT ordinal, id, name, magnesium, potassium, sodium, energyKcal, servingGrams FROM Food
  WHERE ordinal IN (SELECT value FROM json_each(?))`

const ordinalRows = z.array(z.object({ ordinal: z.number() }))
const fewRows = z.array(
  z
    .object({
      ordinal: z.number(),
      id: z.string(),
      name: z.string(),
      ...amountColumns,
      servingGrams: z.number(),
    })
    .transform(({ magnesium, potassium, sodium, energyKcal, servingGrams, ...food }) => ({
      ...food,
      amounts: { magnesium, potassium, sodium, energyKcal },
      serving: { grams: servingGrams },
    })),
)

/** Answers queries from the search index of one catalogue file, without a scan of its foods. */
export function catalogueQueries(db: Database.Database): CatalogueQueries {
  const index = searchIndex(db)
  const ranking = foodRanking(db, index)
  ranking.warm()
  const byRecord = db.prepare(RECORD_SQL)
  const few = db.prepare(FEW_SQL)

  function readFew(set: OrdinalSet): readonly BrowsedFood[] {
    const ordinals: number[] = []
    set.visit((ordinal) => ordinals.push(ordinal))
    return fewRows.parse(few.all(JSON.stringify(ordinals)))
  }

  function withRecord(record: string): OrdinalSet {
    const set = new OrdinalSet(index.size)
    for (const { ordinal } of ordinalRows.parse(byRecord.all(record))) set.add(ordinal)
    return set
  }

  function matches({ q, record }: FoodQuery): Matches {
    const found = q === '' ? null : find(index, q)
    const foods = q === '' ? null : (found?.foods ?? new OrdinalSet(index.size))
    if (record === null) return { found, foods }
    const ofRecord = withRecord(record)
    return { found, foods: foods === null ? ofRecord : foods.and(ofRecord) }
  }

  function counts(foods: OrdinalSet | null, query: FoodQuery): FacetCounts {
    const ofBucket = foods === null ? index.foodsOfBucket : new Uint32Array(index.buckets.length)
    foods?.countKinds(index.bucketOf, ofBucket)
    return countBuckets(index.buckets, (bucket) => ofBucket[bucket] ?? 0, query)
  }

  /** For each bucket 1 where the filters let its foods pass. */
  function admitted(query: FoodQuery): Uint8Array {
    return Uint8Array.from(index.buckets, (bucket) => (admits(bucket, query) ? 1 : 0))
  }

  function byRelevance(found: SearchResult, foods: OrdinalSet, query: FoodQuery, total: number): readonly number[] {
    const fitting = foods.ofKinds(index.bucketOf, admitted(query))
    const offset = (query.page - 1) * query.pageSize
    const isBackwards = query.order === 'desc'
    const from = isBackwards ? Math.max(0, total - offset - query.pageSize) : offset
    const to = isBackwards ? Math.max(0, total - offset) : offset + query.pageSize
    const best = ranking.rank({ terms: found.terms, foods: fitting }).map(({ ordinal }) => ordinal)
    const page = best.slice(from, to)
    if (to > best.length) {
      const isRanked = new Set(best)
      let place = best.length
      fitting.every((ordinal) => {
        if (isRanked.has(ordinal)) return true
        if (place >= from) page.push(ordinal)
        place += 1
        return place < to
      })
    }
    return isBackwards ? page.toReversed() : page
  }

  return {
    page: (query) => {
      const { found, foods } = matches(query)
      const counted = counts(foods, query)
      const offset = (query.page - 1) * query.pageSize
      if (offset >= counted.total) return { ordinals: [], counts: counted }
      if (query.sort === 'relevance' && found !== null && foods !== null) {
        return { ordinals: byRelevance(found, foods, query, counted.total), counts: counted }
      }
      const passes = admitted(query)
      const sort = query.sort === 'relevance' ? 'name' : query.sort
      if (foods !== null && counted.total <= Math.min(MOST_FEW, index.size / LOOKS_A_READ)) {
        const few = readFew(foods.ofKinds(index.bucketOf, passes))
        const ordinals = browseFew(few, sort, query.basis, query.order).slice(offset, offset + query.pageSize)
        return { ordinals, counts: counted }
      }
      const fits =
        foods === null
          ? (ordinal: number) => passes[index.bucketOf[ordinal] ?? 0] === 1
          : (ordinal: number) => foods.has(ordinal) && passes[index.bucketOf[ordinal] ?? 0] === 1
      const order = index.order(sort, query.basis)
      return { ordinals: browse(order, query.order, fits, offset, query.pageSize), counts: counted }
    },
    total: (query) => counts(matches(query).foods, query).total,
    suggest: (q) => {
      const found = find(index, q)
      return found === null ? [] : ranking.rank(found)
    },
  }
}
