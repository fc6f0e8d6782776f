import { grouped } from '../nutrition/grouped'

/** `data/search-words.json`. */
export type SearchWords = {
  /** Words that say nothing. */
  readonly silent: readonly string[]
  readonly singulars: Readonly<Record<string, string>>
  /** A word, and how else it is spelt. */
  readonly spellings: Readonly<Record<string, readonly string[]>>
  /** Words, and the phrases that say the same. */
  readonly phrases: Readonly<Record<string, readonly string[]>>
  /** A word of a name, and the words of queries that it answers. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** Words that say how a food is made or what it is without. Where nothing carries them too, the food itself is meant. */
  readonly qualifiers: readonly string[]
}

/** The forms in which words of names and searches are compared. */
export type Vocabulary = {
  /** One form for singular and plural. Not always a word: only equality matters. */
  singular(word: string): string
  /**
   * The words that stand in a text, in the form they are compared in: without case, accents, punctuation, plurals and
   * words that say nothing; in one spelling; "no salt added" is `unsalted`, "with salt" is `salted`.
   */
  plainWords(text: string): readonly string[]
  /** What words answer to beside themselves: none of those that stand there already. */
  answeredWords(words: readonly string[]): readonly string[]
  /** Plain words, then those that they answer to as well. */
  withAnswered(words: readonly string[]): readonly string[]
  /** All words a name is found by: those that stand in it, then those it answers to as well. */
  foldedWords(text: string): readonly string[]
  /** The words of a query, each once, cut to what a person could mean. */
  queryWords(q: string): readonly string[]
  /** The same query without its qualifiers; null where that leaves it as it was or empty. */
  withoutQualifiers(words: readonly string[]): readonly string[] | null
}

type Phrase = { readonly words: readonly string[]; readonly meaning: readonly string[] }

const MOST_FORMS = 20_000
const MOST_WORDS = 12
const LONGEST_WORD = 40
const NONE: readonly string[] = []

// Nothing to take apart in most names.
const IS_ASCII = /^[\x20-\x7e]*$/
const APOSTROPHE = /['’`]s?\b/g

export function vocabularyOf(words: SearchWords): Vocabulary {
  const silent = new Set(words.silent)
  const singulars = new Map(Object.entries(words.singulars))
  const spellings = new Map(
    Object.entries(words.spellings).flatMap(([word, others]) => others.map((other) => [other, word] as const)),
  )
  const also = new Map([...Object.entries(words.spellings), ...Object.entries(words.answers)])
  const qualifiers = new Set(words.qualifiers)
  const phrases = phrasesByFirstWord(words.phrases)
  const forms = new Map<string, string>()

  function singular(word: string): string {
    const irregular = singulars.get(word)
    if (irregular !== undefined) return irregular
    if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word
    if (word.length > 4 && /(ies|ie)$/.test(word)) return word.replace(/(ies|ie)$/, 'y')
    if (/(oes|sses|ches|shes|xes|zes)$/.test(word)) return word.slice(0, -2)
    return word.endsWith('s') ? word.slice(0, -1) : word
  }

  /** The form a word is compared in, empty where it says nothing. Kept: the words of a language are few. */
  function formOf(word: string): string {
    const known = forms.get(word)
    if (known !== undefined) return known
    const one = singular(word)
    const form = silent.has(word) ? '' : (spellings.get(one) ?? one)
    if (forms.size >= MOST_FORMS) forms.clear()
    forms.set(word, form)
    return form
  }

  function plainWords(text: string): readonly string[] {
    const typed = wordsIn(text)
    const plain: string[] = []
    for (let at = 0; at < typed.length; ) {
      const word = typed[at] ?? ''
      const phrase = phrases.get(word)?.find((one) => standsAt(typed, at, one))
      for (const meant of phrase?.meaning ?? [word]) {
        const form = formOf(meant)
        if (form !== '') plain.push(form)
      }
      at += phrase?.words.length ?? 1
    }
    return plain
  }

  function answeredWords(said: readonly string[]): readonly string[] {
    if (!said.some((word) => also.has(word))) return NONE
    const answered = said.flatMap((word) => also.get(word) ?? [])
    return [...new Set(answered)].filter((word) => !said.includes(word))
  }

  function withAnswered(said: readonly string[]): readonly string[] {
    const answered = answeredWords(said)
    return answered.length === 0 ? said : [...said, ...answered]
  }

  return {
    singular,
    plainWords,
    answeredWords,
    withAnswered,
    foldedWords: (text) => withAnswered(plainWords(text)),
    queryWords: (q) => {
      const said = plainWords(q.slice(0, 400)).map((word) => word.slice(0, LONGEST_WORD))
      return [...new Set(said)].slice(0, MOST_WORDS)
    },
    withoutQualifiers: (said) => {
      const rest = said.filter((word) => !qualifiers.has(word))
      return rest.length === 0 || rest.length === said.length ? null : rest
    },
  }
}

/** Phrases by their first word, longer ones first: "no salt added" is not "no salt" and a word. */
function phrasesByFirstWord(phrases: SearchWords['phrases']): ReadonlyMap<string | undefined, readonly Phrase[]> {
  const all = Object.entries(phrases).flatMap(([meaning, texts]) =>
    texts.map((text): Phrase => ({ words: text.split(' '), meaning: meaning.split(' ') })),
  )
  const longestFirst = all.toSorted((one, other) => other.words.length - one.words.length)
  return grouped(longestFirst, ({ words }) => words[0])
}

/** The words of a text in lower case, some perhaps empty. */
function wordsIn(text: string): readonly string[] {
  const isAscii = IS_ASCII.test(text)
  const letters = isAscii ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')
  const plain = letters.toLowerCase().replace(APOSTROPHE, '')
  return plain.split(isAscii ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)
}

function standsAt(words: readonly string[], at: number, phrase: Phrase): boolean {
  return phrase.words.every((word, place) => words[at + place] === word)
}
