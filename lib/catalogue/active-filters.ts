import { isTag } from '../nutrition/tag'
import { EVERYTHING, type FoodQuery } from './query'
import { type CatalogueNames, tagLabel } from './words'

/** The filters of a query that take any number of values, in the order of the page. */
const MULTIPLE = ['tag', 'group', 'not', 'notGroup', 'source'] as const

/** One value that a query filters by. */
export type Filter = { readonly kind: 'q' | (typeof MULTIPLE)[number] | 'record'; readonly value: string }

/** A filter that is on, and the query once it is taken away. */
export type ActiveFilter = Filter & {
  readonly label: string
  /** The filter leaves foods out instead of asking for them. */
  readonly leavesOut: boolean
  readonly without: FoodQuery
}

/** Every filter of a query in the order of the page, each removable on its own. Removing one starts at page 1. */
export function activeFilters(query: FoodQuery, names: CatalogueNames): readonly ActiveFilter[] {
  const { q, record } = query
  const active = (kind: Filter['kind'], value: string, without: FoodQuery): ActiveFilter => ({
    ...{ kind, value, label: filterLabel({ kind, value }, names) },
    leavesOut: kind === 'not' || kind === 'notGroup',
    without: { ...without, page: 1 },
  })
  return [
    ...(q === '' ? [] : [active('q', q, { ...query, ...unsearchedSort(query), q: '' })]),
    ...MULTIPLE.flatMap((kind) =>
      query[kind].map((value) =>
        active(kind, value, { ...query, [kind]: query[kind].filter((other) => other !== value) }),
      ),
    ),
    ...(record === null ? [] : [active('record', record, { ...query, record: null })]),
  ]
}

/** The same view of all foods: no search, no filter; sort and basis stay. */
export function withoutFilters(query: FoodQuery): FoodQuery {
  return { ...EVERYTHING, ...unsearchedSort(query), basis: query.basis, pageSize: query.pageSize }
}

/** Its own sort, but for the best match of a search that is no more. */
function unsearchedSort({ sort, order }: FoodQuery): Pick<FoodQuery, 'sort' | 'order'> {
  return sort === 'relevance' ? { sort: EVERYTHING.sort, order: EVERYTHING.order } : { sort, order }
}

function filterLabel({ kind, value }: Filter, names: CatalogueNames): string {
  switch (kind) {
    case 'q':
      return `“${value}”`
    case 'tag':
    case 'not':
      return isTag(value) ? tagLabel(value) : value
    case 'group':
    case 'notGroup':
      return names.group[value] ?? value
    case 'source':
      return names.source[value] ?? value
    case 'record':
      return `Record ${value}`
  }
}

/** What taking one filter away means, as something to do: "Take away Magnesium: rich". */
export function relaxationLabel(dropped: Filter, names: CatalogueNames): string {
  const label = filterLabel(dropped, names)
  switch (dropped.kind) {
    case 'q':
      return `Drop the search for ${label}`
    case 'tag':
      return `Take away “${label}”`
    case 'not':
      return `Let “${label}” back in`
    case 'notGroup':
      return `Let ${label} back in`
    case 'group':
    case 'source':
      return `Look beyond ${label}`
    case 'record':
      return `Drop the record number ${dropped.value}`
  }
}
