import { z } from 'zod'
import {
  defaultOrder,
  defaultSort,
  type FoodQuery,
  MAX_PAGE_SIZE,
  MAX_QUERY_LENGTH,
  ORDERS,
  PAGE_SIZE,
  SORTS,
} from '../catalogue/query'
import { BASES } from '../nutrition/basis'
import { isTag, TAGS } from '../nutrition/tag'

/** The ids of groups and tables that a query may name. */
export type QueryableIds = { readonly groups: readonly string[]; readonly sources: readonly string[] }

export type ParameterProblem = {
  readonly parameter: string
  readonly value: string
  /** What is wrong, to stand after the parameter's name. */
  readonly reason: string
}

/** As Next hands them to a page. */
export type PageParameters = Readonly<Record<string, string | readonly string[] | undefined>>

export const MAX_PAGE = 10_000

const record = z.string().regex(/^[A-Za-z0-9-]{1,32}$/)
const positiveInteger = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .pipe(z.number().max(most))

/** The parameters as OpenAPI describes them. */
export const foodQueryParameters = z.object({
  q: z
    .string()
    .max(MAX_QUERY_LENGTH)
    .optional()
    .describe(
      'Search words, all of them for names of foods: ask for tags with `tag` and `not`. Typing errors and plurals are forgiven',
    ),
  tag: z.array(z.enum(TAGS)).optional().describe('Foods that carry all of these tags'),
  not: z.array(z.string()).optional().describe('Tags that no food may carry, and groups that none may be in'),
  group: z.array(z.string()).optional().describe('Foods in any of these groups'),
  source: z.array(z.string()).optional().describe('Foods from any of these datasets'),
  record: z.string().optional().describe('The dataset’s own key of a food: an FDC id, an IFCT code'),
  sort: z.enum(SORTS).optional().describe('Unknown amounts come last'),
  order: z.enum(ORDERS).optional(),
  basis: z.enum(BASES).optional().describe('What a sort by a mineral compares'),
  page: z.int().min(1).max(MAX_PAGE).optional(),
  pageSize: z.int().min(1).max(MAX_PAGE_SIZE).optional(),
})

const PARAMETERS = Object.keys(foodQueryParameters.shape)

function asSearch(parameters: PageParameters | URLSearchParams): URLSearchParams {
  if (parameters instanceof URLSearchParams) return parameters
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) search.append(name, one)
  }
  return search
}

/** Collapsed, without control characters. */
function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
}

type Read = { readonly query: FoodQuery; readonly problems: readonly ParameterProblem[] }

function read(search: URLSearchParams, { groups, sources }: QueryableIds): Read {
  const problems: ParameterProblem[] = []
  const problem = (parameter: string, value: string, reason: string) =>
    problems.push({ parameter, value: value.slice(0, 80), reason })

  function single<T>(parameter: string, schema: z.ZodType<T, string>, reason: string): T | undefined {
    const [value, second] = search.getAll(parameter)
    if (value === undefined || value === '') return undefined
    if (second !== undefined) problem(parameter, second, 'is given more than once')
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    problem(parameter, value, reason)
    return undefined
  }

  function several<T extends string>(parameter: string, known: readonly T[]): readonly T[] {
    const values = new Set<T>()
    for (const value of search.getAll(parameter)) {
      if (value === '') continue
      const found = known.find((one) => one === value)
      if (found === undefined) problem(parameter, value, 'is not one that exists')
      else values.add(found)
    }
    return [...values]
  }

  for (const name of new Set(search.keys())) {
    if (!PARAMETERS.includes(name)) problem(name, '', 'is not a parameter')
  }
  const typed = single('q', z.string(), '')
  const q = tidy((typed ?? '').slice(0, MAX_QUERY_LENGTH * 10))
  if (q.length > MAX_QUERY_LENGTH) problem('q', q, `is longer than ${MAX_QUERY_LENGTH} characters`)

  const shortQ = q.slice(0, MAX_QUERY_LENGTH).trim()
  const chosen = single('sort', z.enum(SORTS), `is none of ${SORTS.join(', ')}`) ?? defaultSort(shortQ)
  const sort = chosen === 'relevance' && shortQ === '' ? defaultSort('') : chosen
  const not = several<string>('not', [...TAGS, ...groups])
  return {
    query: {
      q: shortQ,
      tag: several('tag', TAGS),
      not: not.filter(isTag),
      notGroup: not.filter((value) => !isTag(value)),
      group: several('group', groups),
      source: several('source', sources),
      record: single('record', record, 'is not a record number') ?? null,
      sort,
      order: single('order', z.enum(ORDERS), 'is neither asc nor desc') ?? defaultOrder(sort),
      basis: single('basis', z.enum(BASES), `is none of ${BASES.join(', ')}`) ?? 'serving',
      page: single('page', positiveInteger(MAX_PAGE), `is not a number from 1 to ${MAX_PAGE}`) ?? 1,
      pageSize:
        single('pageSize', positiveInteger(MAX_PAGE_SIZE), `is not a number from 1 to ${MAX_PAGE_SIZE}`) ?? PAGE_SIZE,
    },
    problems,
  }
}

export type StrictFoodQuery =
  | { readonly ok: true; readonly query: FoodQuery }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] }

/** For the API: anything that cannot be understood is a problem. */
export function strictFoodQuery(search: URLSearchParams, ids: QueryableIds): StrictFoodQuery {
  const { query, problems } = read(search, ids)
  return problems.length === 0 ? { ok: true, query } : { ok: false, problems }
}

export type ParsedFoodQuery = {
  readonly query: FoodQuery
  /** What was left out, each a sentence to show. */
  readonly notes: readonly string[]
}

/** For pages: what cannot be understood is left out and told of. Parameters of others are passed over in silence. */
export function parseFoodQuery(parameters: PageParameters | URLSearchParams, ids: QueryableIds): ParsedFoodQuery {
  const { query, problems } = read(asSearch(parameters), ids)
  return { query, notes: problems.filter(({ parameter }) => PARAMETERS.includes(parameter)).map(note) }
}

function note({ parameter, value, reason }: ParameterProblem): string {
  if (parameter === 'q' && reason.startsWith('is longer')) {
    return `The search was longer than ${MAX_QUERY_LENGTH} characters. Only the first ${MAX_QUERY_LENGTH} were used.`
  }
  return `“${value}” ${reason}, so ${parameter} was left as it is without it.`
}
