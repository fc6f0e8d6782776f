import type { Basis } from '../nutrition/basis'
import type { Tag } from '../nutrition/tag'

export const SORTS = ['relevance', 'name', 'magnesium', 'potassium', 'sodium', 'potassium-sodium'] as const
export const ORDERS = ['asc', 'desc'] as const

export type Sort = (typeof SORTS)[number]
export type Order = (typeof ORDERS)[number]

export const PAGE_SIZE = 24
export const MAX_PAGE_SIZE = 100
export const MAX_QUERY_LENGTH = 200

/** What somebody asks of the catalogue. Everything in it is in the URL. */
export type FoodQuery = {
  /** Trimmed search words; empty means browse. */
  readonly q: string
  /** A food must carry all of these … */
  readonly tag: readonly Tag[]
  /** … and none of these, and be in none of these groups. */
  readonly not: readonly Tag[]
  readonly notGroup: readonly string[]
  /** Any of these groups; any group when empty. */
  readonly group: readonly string[]
  /** Any of these datasets; any when empty. */
  readonly source: readonly string[]
  /** One row of a dataset, by the table's own key; null for any. */
  readonly record: string | null
  readonly sort: Sort
  readonly order: Order
  readonly basis: Basis
  readonly page: number
  readonly pageSize: number
}

/** Browse order when nobody chose: best match for a search, else by name. Minerals start with the most. */
export function defaultSort(q: string): Sort {
  return q === '' ? 'name' : 'relevance'
}

export function defaultOrder(sort: Sort): Order {
  return sort === 'name' || sort === 'relevance' ? 'asc' : 'desc'
}

export const EVERYTHING: FoodQuery = {
  q: '',
  tag: [],
  not: [],
  notGroup: [],
  group: [],
  source: [],
  record: null,
  sort: 'name',
  order: 'asc',
  basis: 'serving',
  page: 1,
  pageSize: PAGE_SIZE,
}
