import { foldedWords } from './words'

/** What ranking knows of a food, its words folded once. */
export type Entry = {
  readonly id: string
  readonly name: string
  readonly nameWords: readonly string[]
  /** The words before the first comma: what the food is, before how it is prepared. */
  readonly headWords: readonly string[]
  readonly aliases: readonly { readonly text: string; readonly words: readonly string[] }[]
  readonly groupWords: readonly string[]
  readonly prominence: number
  /** Queries that mean this food and no other (`data/plain-foods.json`). */
  readonly meantBy: readonly (readonly string[])[]
  /** Foods of a regional table come after the everyday catalogue where both fit as well. */
  readonly regional: boolean
}

/** One word of a query, or the words it may have been meant to be. Each may be the start of a longer word. */
export type Term = readonly string[]

export type Ranked = { readonly id: string; readonly score: number; readonly matched: string }

export function entry(food: {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly group: string
  readonly prominence: number
  readonly regional: boolean
  readonly meantBy: readonly string[]
}): Entry {
  return {
    id: food.id,
    name: food.name,
    nameWords: foldedWords(food.name),
    headWords: foldedWords(food.name.split(',')[0] ?? food.name),
    aliases: food.aliases.map((text) => ({ text, words: foldedWords(text) })),
    groupWords: foldedWords(food.group),
    prominence: food.prominence,
    regional: food.regional,
    meantBy: food.meantBy.map(foldedWords),
  }
}

const isExact = (word: string, term: Term) => term.includes(word)
const starts = (word: string, term: Term) => term.some((meant) => word.startsWith(meant))

function isWhole(words: readonly string[], terms: readonly Term[]): boolean {
  return words.length === terms.length && terms.every((term) => words.some((word) => isExact(word, term)))
}

function wordPoints(words: readonly string[], term: Term, exact: number, prefix: number): number {
  if (words.some((word) => isExact(word, term))) return exact
  return words.some((word) => starts(word, term)) ? prefix : 0
}

/** Points for how well a food answers the terms; null where a term is found nowhere in it. */
function score(food: Entry, terms: readonly Term[]): number | null {
  const aliasWords = food.aliases.flatMap((alias) => alias.words)
  let points = 0
  for (const term of terms) {
    const best = Math.max(
      wordPoints(food.nameWords, term, 12, 6),
      wordPoints(aliasWords, term, 7, 3),
      wordPoints(food.groupWords, term, 2, 1),
    )
    if (best === 0) return null
    points += best
  }
  const noun = food.headWords.at(-1)
  const last = terms.at(-1)
  if (food.meantBy.some((words) => isWhole(words, terms))) points += 100
  else if (isWhole(food.nameWords, terms)) points += 60
  else if (isWhole(food.headWords, terms)) points += 50
  else if (food.aliases.some((alias) => isWhole(alias.words, terms))) points += 40
  // Almond butter is butter, not almonds.
  else if (noun !== undefined && !terms.some((term) => starts(noun, term))) points -= 10
  else if (terms.every((term) => food.headWords.some((word) => isExact(word, term)))) {
    points += 12
    if (last !== undefined && noun !== undefined && isExact(noun, last)) points += 10
  }
  const first = food.nameWords[0]
  if (first !== undefined && terms.some((term) => isExact(first, term))) points += 6
  points += food.prominence === 1 ? 14 : food.prominence === 2 ? 5 : 0
  points -= food.nameWords.length * 0.5
  return food.regional ? points - 12 : points
}

/** The name, or the alias that answers more of the terms. */
function matched(food: Entry, terms: readonly Term[]): string {
  const answered = (words: readonly string[]) => terms.filter((term) => wordPoints(words, term, 1, 1) === 1).length
  let best = { text: food.name, count: answered(food.nameWords) }
  for (const alias of food.aliases) {
    const count = answered(alias.words)
    if (count > best.count) best = { text: alias.text, count }
  }
  return best.text
}

/** Foods that answer every term, the plain one first: ties by shorter name, then name, then id. */
export function rank(foods: readonly Entry[], terms: readonly Term[]): readonly Ranked[] {
  if (terms.length === 0) return []
  return foods
    .flatMap((food) => {
      const points = score(food, terms)
      return points === null ? [] : [{ food, points }]
    })
    .sort(
      (a, b) =>
        b.points - a.points ||
        a.food.name.length - b.food.name.length ||
        compare(a.food.name, b.food.name) ||
        compare(a.food.id, b.food.id),
    )
    .map(({ food, points }) => ({ id: food.id, score: points, matched: matched(food, terms) }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
