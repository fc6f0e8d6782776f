import { EVERYTHING, type FoodQuery } from './query'
import { type CatalogueNames, tagLabel } from './words'

/** A filter that is on, and the query once it is taken away. */
export type ActiveFilter = {
  readonly kind: 'q' | 'tag' | 'not' | 'notGroup' | 'group' | 'source' | 'record'
  readonly value: string
  readonly label: string
  /** The filter leaves foods out instead of asking for them. */
  readonly leavesOut: boolean
  readonly without: FoodQuery
}

function others<Value extends string>(values: readonly Value[], value: Value): readonly Value[] {
  return values.filter((each) => each !== value)
}

/** Every filter of a query in the order of the page, each removable on its own. Removing one starts at page 1. */
export function activeFilters(query: FoodQuery, names: CatalogueNames): readonly ActiveFilter[] {
  const first = { ...query, page: 1 }
  const { q, record } = query
  const plainSort = query.sort === 'relevance' ? ({ sort: 'name', order: 'asc' } as const) : {}
  return [
    ...(q === ''
      ? []
      : [
          {
            kind: 'q',
            value: q,
            label: `“${q}”`,
            leavesOut: false,
            without: { ...first, ...plainSort, q: '' },
          } as const,
        ]),
    ...query.tag.map((value) => ({
      kind: 'tag' as const,
      value,
      label: tagLabel(value),
      leavesOut: false,
      without: { ...first, tag: others(query.tag, value) },
    })),
    ...query.group.map((value) => ({
      kind: 'group' as const,
      value,
      label: names.group[value] ?? value,
      leavesOut: false,
      without: { ...first, group: others(query.group, value) },
    })),
    ...query.not.map((value) => ({
      kind: 'not' as const,
      value,
      label: tagLabel(value),
      leavesOut: true,
      without: { ...first, not: others(query.not, value) },
    })),
    ...query.notGroup.map((value) => ({
      kind: 'notGroup' as const,
      value,
      label: names.group[value] ?? value,
      leavesOut: true,
      without: { ...first, notGroup: others(query.notGroup, value) },
    })),
    ...query.source.map((value) => ({
      kind: 'source' as const,
      value,
      label: names.source[value] ?? value,
      leavesOut: false,
      without: { ...first, source: others(query.source, value) },
    })),
    ...(record === null
      ? []
      : [
          {
            kind: 'record',
            value: record,
            label: `Record ${record}`,
            leavesOut: false,
            without: { ...first, record: null },
          } as const,
        ]),
  ]
}

/** The same view of all foods: no search, no filter; sort and basis stay. */
export function withoutFilters(query: FoodQuery): FoodQuery {
  const sort = query.sort === 'relevance' ? EVERYTHING.sort : query.sort
  const order = query.sort === 'relevance' ? EVERYTHING.order : query.order
  return { ...EVERYTHING, sort, order, basis: query.basis, pageSize: query.pageSize }
}
