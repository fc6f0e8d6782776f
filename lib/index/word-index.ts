import type { Vocabulary } from '../search/words'
import type { OrdinalSet } from './ordinal-set'

/** Words are read from postings of their own for starts up to so many letters; beyond, by a range of words. */
export const SHORT_PREFIX = 3

/** The foods that carry a word: as the start of any of their words, of a word of their name, or just so in the name. */
export type WordFoods = {
  readonly anywhere: OrdinalSet
  readonly inNames: OrdinalSet
  readonly wholeInNames: OrdinalSet
}

/** What search asks of an index of folded words over all foods. */
export type WordIndex = {
  /** How words are compared. */
  readonly vocabulary: Vocabulary
  /** How many foods there are. */
  readonly size: number
  /** The foods of a word; null where no food carries it. */
  foods(word: string): WordFoods | null
  /** The foods called by just these words in whatever order, by name, first part of the name or alias, ascending. */
  exactNames(words: readonly string[]): readonly number[]
  /** Known words that share three-letter pieces with a misspelled one. */
  wordsWith(pieces: readonly string[]): readonly string[]
}
