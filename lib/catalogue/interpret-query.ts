import { type TagsInQuery, type TagWords, tagsInQuery } from '../search/tag-words'
import type { Vocabulary } from '../search/words'
import { defaultOrder, defaultSort, type FoodQuery } from './query'
import type { CatalogueReader } from './reader'

type Wording = {
  readonly tagWords: TagWords
  readonly groups: readonly { readonly name: string }[]
  readonly vocabulary: Vocabulary
}

/**
 * The query that somebody means who types tags as words: *potassium rich fruit* is fruit with a filter. The same query
 * where there are no such words, or where they are what a product is called.
 */
export async function interpretQuery(query: FoodQuery, wording: Wording, reader: CatalogueReader): Promise<FoodQuery> {
  const asked = tagsInQuery(query.q, wording.tagWords, { products: true })
  if (asked === null) return query
  const filtered = withFilters(query, asked)
  if (!asked.mayNameProduct || asked.rest === '' || namesGroup(asked.rest, wording)) return filtered
  const literal = tagsInQuery(query.q, wording.tagWords, { products: false })
  const named = literal === null ? query : withFilters(query, literal)
  return (await isProduct(named, filtered, wording, reader)) ? named : filtered
}

function withFilters(query: FoodQuery, { tag, not, rest }: TagsInQuery): FoodQuery {
  const sort = rest === '' && query.sort === 'relevance' ? defaultSort('') : query.sort
  return {
    ...query,
    q: rest,
    tag: [...new Set([...query.tag.filter((one) => !not.includes(one)), ...tag])],
    not: [...new Set([...query.not.filter((one) => !tag.includes(one)), ...not])],
    sort,
    order: sort === query.sort ? query.order : defaultOrder(sort),
    page: 1,
  }
}

function namesGroup(rest: string, { groups, vocabulary: { queryWords } }: Wording): boolean {
  const words = queryWords(rest)
  return groups.some(({ name }) => {
    const names = queryWords(name)
    return names.length === words.length && words.every((word) => names.includes(word))
  })
}

/** Whether a food is called just that; or one answers it more or less and the filter would leave none. */
async function isProduct(
  named: FoodQuery,
  filtered: FoodQuery,
  { vocabulary: { foldedWords, queryWords } }: Wording,
  reader: CatalogueReader,
): Promise<boolean> {
  const [best] = await reader.suggest(named.q)
  if (best === undefined) return false
  const names = foldedWords(`${best.name} ; ${best.matched}`)
  if (queryWords(named.q).every((word) => names.includes(word))) return true
  return (await reader.search({ ...filtered, pageSize: 1 })).total === 0
}
