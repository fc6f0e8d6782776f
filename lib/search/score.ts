import { areWithin, askedFor, bestFit, bestWholeFit, EXACT, isCovered, NOT, PREFIX, type Term, wholeFit } from './fit'
import type { RankingEntry } from './ranking-entry'

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

/** How many foods there are of each kind. What comes in many forms is eaten by many. */
export type Forms = ReadonlyMap<string, number>

function wordPoints(food: RankingEntry, term: Term): number {
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
function callPoints(food: RankingEntry, terms: readonly Term[]): number {
  if (bestWholeFit(food.meantBy, terms) === EXACT) return CALLED.meant
  if (wholeFit(food.nameWords, terms) === EXACT) return CALLED.name
  // The other forms of a food share its head and its aliases; who types one means the plain form.
  const isPlain = food.prominence === 1
  if (wholeFit(food.headWords, terms) === EXACT) return isPlain ? CALLED.head : CALLED.headOfForm
  if (bestWholeFit(food.aliasNames, terms) === EXACT) return isPlain ? CALLED.alias : CALLED.aliasOfForm
  return 0
}

/** For what the terms are of its name, or how it begins. */
function partPoints(food: RankingEntry, terms: readonly Term[]): number {
  const points = headPoints(food, terms)
  if (bestWholeFit(food.meantBy, terms) === PREFIX) return Math.max(points, 0) + BEGUN.meant
  if (wholeFit(food.headWords, terms) === PREFIX) return points + BEGUN.head
  return bestWholeFit(food.aliasNames, terms) === PREFIX ? points + BEGUN.alias : points
}

function headPoints(food: RankingEntry, terms: readonly Term[]): number {
  const { noun, headWords } = food
  let points = 0
  // Almond butter is butter, not almonds.
  if (noun !== undefined && askedFor(noun, terms) === NOT) return NOT_THE_NOUN
  if (areWithin(terms, headWords)) {
    points += HEAD_ONLY
    const last = terms.at(-1)
    if (noun !== undefined && last?.includes(noun) === true) points += NOUN_LAST
  } else if (isCovered(headWords, terms)) points += HEAD_COVERED
  else if (food.aliasNames.some((words) => isCovered(words, terms))) points += ALIAS_COVERED
  for (const words of food.meantBy) if (isCovered(words, terms)) return points + PLAINLY_MEANT
  return points
}

/** Points for how well a food answers the terms; null where a term is found nowhere in it. */
export function score(food: RankingEntry, terms: readonly Term[], forms: Forms): number | null {
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
