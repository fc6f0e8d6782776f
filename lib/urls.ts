import { defaultOrder, defaultSort, type FoodQuery, PAGE_SIZE } from './catalogue/query'
import type { Finding } from './guidance/finding'

/** Every address of the site. Nothing else builds one. */
export const href = {
  home: () => '/',
  foods: () => '/foods',
  category: (id: string) => `/foods/${id}`,
  food: (id: string) => `/food/${encodeURIComponent(id)}`,
  foodPortion: (id: string, portion: string) =>
    `/food/${encodeURIComponent(id)}?portion=${encodeURIComponent(portion)}`,
  compare: (ids: readonly string[]) =>
    ids.length === 0 ? '/compare' : `/compare?${ids.map((id) => `food=${encodeURIComponent(id)}`).join('&')}`,
  lists: () => '/lists',
  list: (id: string) => `/lists/${encodeURIComponent(id)}`,
  /** The same list, looking at what brings another mineral. */
  listContributions: (id: string, mineral: string) => `/lists/${encodeURIComponent(id)}?share=${mineral}#shares`,
  /** Where the search for something to add to a meal leads: back to that meal. */
  listAdd: (id: string, meal: string) => `/lists/${encodeURIComponent(id)}#at-${encodeURIComponent(meal)}`,
  /** Forms post here; with a list and a meal, or without for the list used last. */
  listCommands: () => '/lists/commands',
  documents: () => '/documents',
  document: (letter: string) => `/documents/${letter.toLowerCase()}`,
  claim: (id: string) => `/documents/${id.charAt(0).toLowerCase()}#${id}`,
  topics: () => '/topics',
  topic: (id: string) => `/topics/${id}`,
  method: () => '/method',
  data: () => '/data',
  kept: () => '/data#kept',
  operators: () => '/operators',
  operatorSignIn: () => '/operators/sign-in',
  /** The form there posts to this. */
  operatorSession: () => '/operators/session',
  authority: (id: string) => `/method#${id}`,
  rule: (id: string) => `/method#rule-${id}`,
  api: {
    foods: () => '/api/v1/foods',
    suggest: (q: string) => `/api/v1/suggest?q=${encodeURIComponent(q)}`,
    openapi: () => '/api/v1/openapi.json',
    health: () => '/api/health',
    ready: () => '/api/ready',
    metrics: () => '/api/metrics',
  },
} as const

/** Whether an address shows what belongs to one person: there a cookie is looked at, and nothing is kept. */
export function isPersonal(address: string): boolean {
  return /^\/lists(?:[/?]|$)/.test(address)
}

/** The canonical search string of a query: defaults left out, values in a fixed order, so that equal queries are equal URLs. */
export function foodQueryString(query: FoodQuery): string {
  const params = new URLSearchParams()
  if (query.q !== '') params.set('q', query.q)
  for (const key of ['tag', 'not', 'notGroup', 'group', 'source'] as const) {
    const name = key === 'notGroup' ? 'not' : key
    for (const value of [...query[key]].sort()) params.append(name, value)
  }
  if (query.record !== null) params.set('record', query.record)
  if (query.sort !== defaultSort(query.q)) params.set('sort', query.sort)
  if (query.order !== defaultOrder(query.sort)) params.set('order', query.order)
  if (query.basis !== 'serving') params.set('basis', query.basis)
  if (query.pageSize !== PAGE_SIZE) params.set('pageSize', String(query.pageSize))
  if (query.page !== 1) params.set('page', String(query.page))
  return params.toString()
}

/** Browse, filtered to what a finding calls worth a look. */
export function lookHref(look: Finding['look'][number]): string {
  const { tags, not, groups } = look
  const params = new URLSearchParams()
  for (const tag of [...tags].sort()) params.append('tag', tag)
  for (const tag of [...not].sort()) params.append('not', tag)
  for (const group of [...groups].sort()) params.append('group', group)
  return `${href.foods()}?${params}`
}

export function foodsHref(query: FoodQuery): string {
  const search = foodQueryString(query)
  return search === '' ? href.foods() : `${href.foods()}?${search}`
}
