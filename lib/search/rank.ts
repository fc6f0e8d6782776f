import type { Vocabulary } from './words'

type Words = readonly string[]

/** What ranking knows of a food, its words folded once. */
export type Entry = {
  readonly id: string
  readonly name: string
  readonly nameWords: Words
  /** What the name answers to beside its words: boiled is cooked. */
  readonly answered: Words
  /** The words before the first comma or *with*: what the food is, before how it is prepared. */
  readonly headWords: Words
  /** The word that says what the food is: butter, of almond butter; nuts, of mixed nuts without peanuts. */
  readonly noun: string | undefined
  /** What it is among its group: the noun, or brazil nut where the noun is the group's own. */
  readonly kind: string
  readonly aliases: readonly { readonly text: string; readonly words: Words }[]
  readonly aliasWords: Words
  readonly groupWords: Words
  readonly prominence: number
  /** Queries that mean this food and no other (`data/plain-foods.json`). */
  readonly meantBy: readonly Words[]
  /** Foods of a regional table come after the everyday catalogue where both fit as well. */
  readonly regional: boolean
}

/** One word of a query, or the words it may have been meant to be. Each may be the start of a longer word. */
export type Term = Words

export type Ranked = { readonly id: string; readonly score: number; readonly matched: string }

const HEAD_ENDS = /,| (?:with|without|in|from) /

export function entry(
  { plainWords, answeredWords }: Vocabulary,
  food: {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly group: string
    readonly prominence: number
    readonly regional: boolean
    readonly meantBy: readonly string[]
  },
): Entry {
  const [head = food.name] = food.name.split(HEAD_ENDS)
  const nameWords = plainWords(food.name)
  const headWords = plainWords(head)
  const groupWords = plainWords(food.group)
  const noun = headWords.at(-1)
  const aliases = food.aliases.map((text) => ({ text, words: plainWords(text) }))
  const meantBy = food.meantBy.map(plainWords)
  const besides = [...aliases.map(({ words }) => words), ...meantBy].flat()
  return {
    id: food.id,
    name: food.name,
    nameWords,
    answered: answeredWords(nameWords),
    headWords,
    noun,
    kind: noun === undefined || groupWords.includes(noun) ? headWords.join(' ') : noun,
    aliases,
    aliasWords: [...new Set([...besides, ...answeredWords(besides)])],
    groupWords,
    prominence: food.prominence,
    regional: food.regional,
    meantBy,
  }
}

// A food is told from a search by points: so many for each word found, by where it stands …
const NAME = { exact: 12, prefix: 6 }
const ANSWERED = { exact: 9, prefix: 4 }
const ALIAS = { exact: 7, prefix: 3 }
const GROUP = { exact: 2, prefix: 1 }
// … for being called just that, in full or as far as it is typed …
const CALLED = { meant: 100, name: 60, head: 50, group: 45, alias: 40, headOfForm: 34, aliasOfForm: 28 }
const BEGUN = { meant: 30, head: 20, alias: 8 }
// … and for what the words are of its name.
const HEAD_ONLY = 12
const NOUN_LAST = 10
const NOT_THE_NOUN = -20
const HEAD_COVERED = 14
const ALIAS_COVERED = 8
const FIRST_WORD = 6
const PLAINLY_MEANT = 8
const EVERYDAY = 2
const PROMINENCE = [0, 14, 5, 0]
const EACH_WORD = -0.5
const REGIONAL = -20
const MOST_FORMS = 8

const NOT = 0
const PREFIX = 1
const EXACT = 2

/** How many foods there are of each kind. What comes in many forms is eaten by many. */
type Forms = ReadonlyMap<string, number>

type Fit = typeof NOT | typeof PREFIX | typeof EXACT

function fitOf(word: string, term: Term): Fit {
  let fit: Fit = NOT
  for (const meant of term) {
    if (word === meant) return EXACT
    if (fit === NOT && word.startsWith(meant)) fit = PREFIX
  }
  return fit
}

function bestFit(words: Words, term: Term): Fit {
  let best: Fit = NOT
  for (const word of words) {
    const fit = fitOf(word, term)
    if (fit === EXACT) return EXACT
    if (fit > best) best = fit
  }
  return best
}

/** Whether words and terms are the same, one for one: EXACT, or PREFIX where some are only begun. */
function wholeFit(words: Words, terms: readonly Term[]): Fit {
  if (words.length !== terms.length) return NOT
  let least: Fit = EXACT
  for (const term of terms) {
    const fit = bestFit(words, term)
    if (fit === NOT) return NOT
    if (fit < least) least = fit
  }
  return least
}

function bestWhole(calls: readonly Words[], terms: readonly Term[]): Fit {
  let best: Fit = NOT
  for (const words of calls) {
    const fit = wholeFit(words, terms)
    if (fit > best) best = fit
  }
  return best
}

function answeredBy(word: string, terms: readonly Term[]): Fit {
  let best: Fit = NOT
  for (const term of terms) {
    const fit = fitOf(word, term)
    if (fit > best) best = fit
  }
  return best
}

/** Whether every one of the words is asked for. */
function covered(words: Words, terms: readonly Term[]): boolean {
  for (const word of words) if (answeredBy(word, terms) !== EXACT) return false
  return true
}

function allWithin(terms: readonly Term[], words: Words): boolean {
  for (const term of terms) if (bestFit(words, term) !== EXACT) return false
  return true
}

function wordPoints(food: Entry, term: Term): number {
  const name = bestFit(food.nameWords, term)
  if (name === EXACT) return NAME.exact
  const answered = bestFit(food.answered, term)
  if (answered === EXACT) return ANSWERED.exact
  const alias = bestFit(food.aliasWords, term)
  if (alias === EXACT) return ALIAS.exact
  if (name === PREFIX) return NAME.prefix
  if (answered === PREFIX) return ANSWERED.prefix
  if (alias === PREFIX) return ALIAS.prefix
  const group = bestFit(food.groupWords, term)
  return group === EXACT ? GROUP.exact : group === PREFIX ? GROUP.prefix : 0
}

/** For being called what was asked, in full; else nothing. */
function callPoints(food: Entry, terms: readonly Term[]): number {
  if (bestWhole(food.meantBy, terms) === EXACT) return CALLED.meant
  if (wholeFit(food.nameWords, terms) === EXACT) return CALLED.name
  // The other forms of a food share its head and its aliases; who types one means the plain form.
  const isPlain = food.prominence === 1
  if (wholeFit(food.headWords, terms) === EXACT) return isPlain ? CALLED.head : CALLED.headOfForm
  if (bestAlias(food, terms) === EXACT) return isPlain ? CALLED.alias : CALLED.aliasOfForm
  return 0
}

function bestAlias(food: Entry, terms: readonly Term[]): Fit {
  let best: Fit = NOT
  for (const { words } of food.aliases) {
    const fit = wholeFit(words, terms)
    if (fit > best) best = fit
  }
  return best
}

/** For what the terms are of its name, or how it begins. */
function partPoints(food: Entry, terms: readonly Term[]): number {
  const points = headPoints(food, terms)
  if (bestWhole(food.meantBy, terms) === PREFIX) return Math.max(points, 0) + BEGUN.meant
  if (wholeFit(food.headWords, terms) === PREFIX) return points + BEGUN.head
  return bestAlias(food, terms) === PREFIX ? points + BEGUN.alias : points
}

function headPoints(food: Entry, terms: readonly Term[]): number {
  const { noun, headWords } = food
  let points = 0
  // Almond butter is butter, not almonds.
  if (noun !== undefined && answeredBy(noun, terms) === NOT) return NOT_THE_NOUN
  if (allWithin(terms, headWords)) {
    points += HEAD_ONLY
    const last = terms.at(-1)
    if (noun !== undefined && last?.includes(noun) === true) points += NOUN_LAST
  } else if (covered(headWords, terms)) points += HEAD_COVERED
  else if (food.aliases.some((alias) => covered(alias.words, terms))) points += ALIAS_COVERED
  for (const words of food.meantBy) {
    if (covered(words, terms)) return points + PLAINLY_MEANT
  }
  return points
}

/** Points for how well a food answers the terms; null where a term is found nowhere in it. */
function score(food: Entry, terms: readonly Term[], forms: Forms): number | null {
  let points = 0
  for (const term of terms) {
    const found = wordPoints(food, term)
    if (found === 0) return null
    points += found
  }
  const called = callPoints(food, terms)
  if (called < CALLED.group && wholeFit(food.groupWords, terms) === EXACT) {
    // Among fruit, passion fruit is not more of a fruit than a pear.
    points = CALLED.group + Math.min(forms.get(food.kind) ?? 0, MOST_FORMS)
  } else {
    points += called > 0 ? called : partPoints(food, terms)
    const [first] = food.nameWords
    if (first !== undefined && terms.some((term) => term.includes(first))) points += FIRST_WORD
  }
  if (food.meantBy.length > 0) points += EVERYDAY
  points += PROMINENCE[food.prominence] ?? 0
  points += food.nameWords.length * EACH_WORD
  return food.regional ? points + REGIONAL : points
}

/** Counted only where the terms name a whole group. */
function formsOfGroup(foods: readonly Entry[], terms: readonly Term[]): Forms {
  const forms = new Map<string, number>()
  for (const food of foods) {
    if (food.regional || wholeFit(food.groupWords, terms) !== EXACT) continue
    forms.set(food.kind, (forms.get(food.kind) ?? 0) + 1)
  }
  return forms
}

function answeredTerms(words: Words, terms: readonly Term[]): number {
  let count = 0
  for (const term of terms) if (bestFit(words, term) !== NOT) count += 1
  return count
}

/** The name, or the alias that answers more of the terms. */
function matched(food: Entry, terms: readonly Term[]): string {
  let text = food.name
  let most = answeredTerms(food.nameWords, terms)
  for (const alias of food.aliases) {
    if (most === terms.length) break
    const count = answeredTerms(alias.words, terms)
    if (count > most) {
      text = alias.text
      most = count
    }
  }
  return text
}

/** Foods that answer every term, the plain one first: ties by shorter name, then name, then id. */
export function rank(foods: readonly Entry[], terms: readonly Term[]): readonly Ranked[] {
  if (terms.length === 0) return []
  const forms = formsOfGroup(foods, terms)
  const found: { readonly food: Entry; readonly points: number }[] = []
  for (const food of foods) {
    const points = score(food, terms, forms)
    if (points !== null) found.push({ food, points })
  }
  found.sort(
    (a, b) =>
      b.points - a.points ||
      a.food.name.length - b.food.name.length ||
      compare(a.food.name, b.food.name) ||
      compare(a.food.id, b.food.id),
  )
  return found.map(({ food, points }) => ({ id: food.id, score: points, matched: matched(food, terms) }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
