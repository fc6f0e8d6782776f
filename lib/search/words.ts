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

type Phrase = { readonly words: readonly string[]; readonly meaning: readonly string[] }

/** Phrases by their first word, longer ones first: "no salt added" is not "no salt" and a word. */
const PHRASES = new Map<string, readonly Phrase[]>()
for (const [meaning, phrases] of Object.entries(searchWords.phrases)) {
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    const [first = ''] = words
    const all = [...(PHRASES.get(first) ?? []), { words, meaning: meaning.split(' ') }]
    PHRASES.set(
      first,
      all.toSorted((one, other) => other.words.length - one.words.length),
    )
  }
}

// Nothing to take apart in most names.
const IS_ASCII = /^[\x20-\x7e]*$/
const APOSTROPHE = /['’`]s?\b/g

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
  const words = wordsIn(text)
  const plain: string[] = []
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? ''
    const phrase = PHRASES.get(word)?.find((one) => standsAt(words, at, one))
    for (const meant of phrase?.meaning ?? [word]) {
      const form = formOf(meant)
      if (form !== '') plain.push(form)
    }
    at += phrase?.words.length ?? 1
  }
  return plain
}

/** The words of a text in lower case, some perhaps empty. */
function wordsIn(text: string): readonly string[] {
  if (IS_ASCII.test(text))
    return text
      .toLowerCase()
      .replace(APOSTROPHE, '')
      .split(/[^a-z0-9]+/)
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '')
  return letters
    .toLowerCase()
    .replace(APOSTROPHE, '')
    .split(/[^\p{L}\p{N}]+/u)
}

function standsAt(words: readonly string[], at: number, phrase: Phrase): boolean {
  return phrase.words.every((word, place) => words[at + place] === word)
}

const MOST_FORMS = 20_000
const forms = new Map<string, string>()

/** The form a word is compared in, empty where it says nothing. Kept: the words of a language are few. */
function formOf(word: string): string {
  const known = forms.get(word)
  if (known !== undefined) return known
  const one = singular(word)
  const form = SILENT.has(word) ? '' : (SPELLINGS.get(one) ?? one)
  if (forms.size >= MOST_FORMS) forms.clear()
  forms.set(word, form)
  return form
}

const NONE: readonly string[] = []

/** What words answer to beside themselves: none of those that stand there already. */
export function answeredWords(words: readonly string[]): readonly string[] {
  if (!words.some((word) => ALSO.has(word))) return NONE
  const also = words.flatMap((word) => ALSO.get(word) ?? [])
  return [...new Set(also)].filter((word) => !words.includes(word))
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
