import type { Vocabulary } from './words'

type Words = readonly string[]

/** What ranking knows of a food, its words folded once. */
export type RankingEntry = {
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
  readonly aliases: readonly string[]
  /** The words of each alias. */
  readonly aliasNames: readonly Words[]
  readonly aliasWords: Words
  readonly groupWords: Words
  readonly prominence: number
  /** Queries that mean this food and no other (`data/plain-foods.json`). */
  readonly meantBy: readonly Words[]
  /** Foods of a regional table come after the everyday catalogue where both fit as well. */
  readonly regional: boolean
}

const HEAD_ENDS = /,| (?:with|without|in|from) /

type NamedFood = Pick<RankingEntry, 'id' | 'name' | 'aliases' | 'prominence' | 'regional'> & {
  /** The name of its group, and its brand. */
  readonly group: string
  readonly meantBy: readonly string[]
}

/** What ranking knows of a food that is called and grouped like this. */
export function rankingEntry(
  { plainWords, answeredWords }: Vocabulary,
  { group, meantBy: queries, ...food }: NamedFood,
): RankingEntry {
  const [head = food.name] = food.name.split(HEAD_ENDS)
  const nameWords = plainWords(food.name)
  const headWords = plainWords(head)
  const groupWords = plainWords(group)
  const noun = headWords.at(-1)
  const aliasNames = food.aliases.map(plainWords)
  const meantBy = queries.map(plainWords)
  const besides = [...aliasNames, ...meantBy].flat()
  return {
    ...food,
    nameWords,
    answered: answeredWords(nameWords),
    headWords,
    noun,
    kind: noun === undefined || groupWords.includes(noun) ? headWords.join(' ') : noun,
    aliasNames,
    aliasWords: [...new Set([...besides, ...answeredWords(besides)])],
    groupWords,
    meantBy,
  }
}
