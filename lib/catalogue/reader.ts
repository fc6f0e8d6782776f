import type { Food } from '../nutrition/food'
import type { Mineral } from '../nutrition/mineral'
import type { Filter } from './active-filters'
import type { Operations } from './operations'
import type { Provenance } from './provenance'
import type { FoodQuery } from './query'
import type { Standing } from './standing'

/** How many foods each value would leave, under all other filters of the query. Values with none are there with 0. */
export type Facets = {
  readonly tag: Readonly<Record<string, number>>
  readonly group: Readonly<Record<string, number>>
  readonly source: Readonly<Record<string, number>>
}

export type FoodPage = {
  readonly foods: readonly Food[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly facets: Facets
}

/** A filter that, taken away alone, would give results. */
export type Relaxation = {
  readonly query: FoodQuery
  readonly dropped: Filter
  readonly total: number
}

export type Suggestion = {
  readonly id: string
  readonly name: string
  readonly group: string
  /** The name or alias that matched what was typed. */
  readonly matched: string
}

export type Dataset = {
  readonly id: string
  readonly name: string
  readonly release: string
  readonly licence: string
  readonly citation: string
  readonly foods: number
  readonly unknown: Readonly<Record<Mineral, number>>
}

/** All that pages and handlers ask of the catalogue; whatever keeps the foods answers it. */
export type CatalogueReader = {
  search(query: FoodQuery): Promise<FoodPage>
  /** What to relax when a query finds nothing, most results first; at most five. */
  relax(query: FoodQuery): Promise<readonly Relaxation[]>
  suggest(q: string): Promise<readonly Suggestion[]>
  food(id: string): Promise<Food | null>
  /** In the order of `ids`, leaving out unknown ones. */
  foods(ids: readonly string[]): Promise<readonly Food[]>
  /** The other preparations and itself, raw first, then by sodium. */
  family(food: Food): Promise<readonly Food[]>
  /** Where a food stands in its group for each mineral, products of shops left out: there are too many to stand among. */
  standings(food: Food): Promise<readonly Standing[]>
  /** Same group and role, no branded product, with less sodium per serving, nearest first; never a preparation of itself; at most `limit`. */
  withLessSodium(food: Food, limit: number): Promise<readonly Food[]>
  /** Where the figures of a food come from. */
  provenance(food: Pick<Food, 'id' | 'source'>): Promise<Provenance>
  datasets(): Promise<readonly Dataset[]>
  /** What is imported, what was rejected, how large it is: for whoever runs this copy. */
  operations(): Promise<Operations>
  /** Changes with every change of catalogue contents; a cache key. */
  dataVersion(): Promise<string>
}
