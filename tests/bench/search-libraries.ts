import { create, insertMultiple, search } from '@orama/orama'
import { Charset, Document } from 'flexsearch'
import MiniSearch from 'minisearch'
import type { Search } from '../search/score'

/** What every search is given of a food. */
export type SearchedFood = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly group: string
  readonly prominence: number
}

const FOUND = 20
// Of the settings tried, each library has those it does best with on the judged queries.
const BOOST = { name: 3, aliases: 2, group: 1 }
const WEIGHT = [1, 3, 1.5, 1]

const unaccented = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Prefix and fuzzy search, every word wanted, any word where nothing has all; plain foods weigh more. */
export function miniSearch(foods: readonly SearchedFood[]): Search {
  const index = new MiniSearch({
    fields: ['name', 'aliases', 'group'],
    processTerm: unaccented,
    extractField: (food: SearchedFood, field) => {
      if (field === 'aliases') return food.aliases.join(' ; ')
      return field === 'id' ? food.id : field === 'name' ? food.name : food.group
    },
    searchOptions: { prefix: true, fuzzy: 0.3, boost: BOOST },
  })
  index.addAll(foods)
  const prominence = new Map(foods.map((food) => [food.id, food.prominence]))
  const boostDocument = (id: string) => WEIGHT[prominence.get(id) ?? 0] ?? 1
  return async (q) => {
    const every = index.search(q, { combineWith: 'AND', boostDocument })
    const found = every.length > 0 ? every : index.search(q, { combineWith: 'OR', boostDocument })
    return found.slice(0, FOUND).map(({ id }) => String(id))
  }
}

/** Prefix search that tolerates one typing error in every word; `threshold: 0` wants every word, else any. */
export async function orama(foods: readonly SearchedFood[]): Promise<Search> {
  const index = create({ schema: { name: 'string', aliases: 'string[]', group: 'string' } as const })
  await insertMultiple(
    index,
    foods.map(({ id, name, aliases, group }) => ({ id, name, aliases: [...aliases], group })),
  )
  return async (q) => {
    for (const [tolerance, threshold] of [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const) {
      const { hits } = await search(index, { term: q, tolerance, threshold, boost: BOOST, limit: FOUND })
      if (hits.length > 0) return hits.map(({ id }) => id)
    }
    return []
  }
}

/** Starts of words, fields in order of weight, plain foods first, every word wanted, as many as fit where none has all. */
export function flexSearch(foods: readonly SearchedFood[]): Search {
  const field = (name: string) => ({ field: name, tokenize: 'forward' as const, encoder: Charset.Normalize })
  const index = new Document({ document: { id: 'id', index: [field('name'), field('aliases'), field('group')] } })
  for (const { id, name, aliases, group } of foods) index.add({ id, name, aliases: aliases.join(' '), group })
  return async (q) => {
    for (const suggest of [false, true]) {
      const found = index.search(q, { limit: FOUND, suggest, merge: true })
      if (found.length > 0) return found.map(({ id }) => String(id))
    }
    return []
  }
}
