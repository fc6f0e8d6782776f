import searchWords from '../../data/search-words.json'

const SILENT: ReadonlySet<string> = new Set(searchWords.silent)
const SINGULARS: ReadonlyMap<string, string> = new Map(Object.entries(searchWords.singulars))
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(searchWords.spellings).flatMap(([word, others]) => others.map((other) => [other, word])),
)
/** Words that a name answers to beside those in it: other spellings, and what it comes to (boiled is cooked). */
const ALSO: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(searchWords.spellings),
  ...Object.entries(searchWords.answers),
])

const PHRASES: ReadonlyMap<string, string> = new Map(
  Object.entries(searchWords.phrases).flatMap(([meaning, phrases]) => phrases.map((phrase) => [phrase, meaning])),
)
// Longer phrases first: "no salt added" is not "no salt" and a word.
const ANY_PHRASE = new RegExp(`\\b(?:${[...PHRASES.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`, 'g')

// Nothing to take apart in most names.
const IS_ASCII = /^[\x20-\x7e]*$/

/** One form for singular and plural. Not always a word: only equality matters. */
export function singular(word: string): string {
  const irregular = SINGULARS.get(word)
  if (irregular !== undefined) return irregular
  if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word
  if (word.length > 4 && /(ies|ie)$/.test(word)) return word.replace(/(ies|ie)$/, 'y')
  if (/(oes|sses|ches|shes|xes|zes)$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/**
 * The words that stand in a text, in the form they are compared in: without case, accents, punctuation, plurals and
 * words that say nothing; in one spelling; "no salt added" is `unsalted`, "with salt" is `salted`.
 */
export function plainWords(text: string): readonly string[] {
  const letters = IS_ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')
  return letters
    .toLowerCase()
    .replace(/['’`]s?\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(ANY_PHRASE, (phrase) => PHRASES.get(phrase) ?? phrase)
    .split(' ')
    .filter((word) => word !== '' && !SILENT.has(word))
    .map((word) => {
      const one = singular(word)
      return SPELLINGS.get(one) ?? one
    })
}

/** What words answer to beside themselves: none of those that stand there already. */
export function answeredWords(words: readonly string[]): readonly string[] {
  const also = words.flatMap((word) => ALSO.get(word) ?? [])
  return also.length === 0 ? also : [...new Set(also)].filter((word) => !words.includes(word))
}

/** Plain words, then those that they answer to as well. */
export function withAnswered(words: readonly string[]): readonly string[] {
  const also = answeredWords(words)
  return also.length === 0 ? words : [...words, ...also]
}

/** All words a name is found by: those that stand in it, then those it answers to as well. */
export function foldedWords(text: string): readonly string[] {
  return withAnswered(plainWords(text))
}

const MOST_WORDS = 12
const LONGEST_WORD = 40

/** The words of a query, each once, cut to what a person could mean. */
export function queryWords(q: string): readonly string[] {
  const words = plainWords(q.slice(0, 400)).map((word) => word.slice(0, LONGEST_WORD))
  return [...new Set(words)].slice(0, MOST_WORDS)
}
