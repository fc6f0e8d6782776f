import type { Term } from '../search/fit'
import { corrections, pieces } from '../search/spelling'
import { OrdinalSet } from './ordinal-set'
import type { WordFoods, WordIndex } from './word-index'

/** What a query was taken to mean, and every food that answers it. */
export type SearchResult = { readonly terms: readonly Term[]; readonly foods: OrdinalSet }

const MOST_WAYS = 16

function foodsOf(index: WordIndex, term: Term, which: keyof WordFoods): OrdinalSet {
  const [only, ...others] = term.flatMap((word) => index.foods(word)?.[which] ?? [])
  if (only === undefined) return new OrdinalSet(index.size)
  if (others.length === 0) return only
  const union = new OrdinalSet(index.size)
  for (const set of [only, ...others]) union.addAll(set)
  return union
}

function withEvery(index: WordIndex, terms: readonly Term[], which: keyof WordFoods): OrdinalSet {
  const [first, ...rest] = terms.map((term) => foodsOf(index, term, which))
  return rest.reduce((all, next) => all.and(next), first ?? new OrdinalSet(index.size))
}

/** Foods called by just these words are found even where none of them is in their names. */
function withExactNames(index: WordIndex, words: readonly string[], foods: OrdinalSet): OrdinalSet {
  const missing = index.exactNames(words).filter((ordinal) => !foods.has(ordinal))
  if (missing.length === 0) return foods
  const all = new OrdinalSet(index.size)
  all.addAll(foods)
  for (const ordinal of missing) all.add(ordinal)
  return all
}

function corrected(index: WordIndex, word: string): Term {
  const shared = pieces(word)
  return shared.length === 0 ? [] : corrections(word, index.wordsWith(shared))
}

function mend(index: WordIndex, words: readonly string[]): SearchResult | null {
  const asTyped = words.map((word) => [word])
  const found = withExactNames(index, words, withEvery(index, asTyped, 'anywhere'))
  if (!found.isEmpty) return { terms: asTyped, foods: found }
  const terms = words.map((word) => (index.foods(word) === null ? corrected(index, word) : [word]))
  if (terms.some((term) => term.length === 0)) return null
  const mended = withEvery(index, terms, 'anywhere')
  return mended.isEmpty ? null : { terms, foods: mended }
}

/** The foods a query finds: as typed, then with its typing errors mended, then without qualifiers; null for none. */
export function find(index: WordIndex, q: string): SearchResult | null {
  const { queryWords, withoutQualifiers } = index.vocabulary
  const words = queryWords(q)
  if (words.length === 0) return null
  const found = mend(index, words)
  const plainer = withoutQualifiers(words)
  return found !== null || plainer === null ? found : mend(index, plainer)
}

/** Every choice of one word of each term, as far as they are few. */
function ways(terms: readonly Term[]): readonly (readonly string[])[] {
  let all: readonly (readonly string[])[] = [[]]
  for (const term of terms) all = all.flatMap((start) => term.map((word) => [...start, word])).slice(0, MOST_WAYS)
  return all
}

/**
 * The foods among `foods` that are worth ranking, at most `limit`: those called just so, those with every word in
 * the name as typed, with every word begun in the name, then any, each in catalogue order.
 */
export function candidates(index: WordIndex, { terms, foods }: SearchResult, limit: number): readonly number[] {
  const chosen = new Set<number>()
  const take = (ordinal: number) => {
    if (foods.has(ordinal)) chosen.add(ordinal)
    return chosen.size < limit
  }
  for (const words of ways(terms)) index.exactNames(words).every(take)
  // Few enough to rank them all.
  let count = 0
  if (foods.every(() => ++count <= limit)) {
    foods.visit((ordinal) => chosen.add(ordinal))
    return [...chosen]
  }
  const tiers = [
    () => withEvery(index, terms, 'wholeInNames').and(foods),
    () => withEvery(index, terms, 'inNames').and(foods),
    () => foods,
  ]
  for (const tier of tiers) {
    if (chosen.size >= limit) break
    tier().every(take)
  }
  return [...chosen]
}
