const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and as at by for from in of on or the to with without no not some any style type'.split(' '),
)

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['leaves', 'leaf'],
  ['loaves', 'loaf'],
  ['halves', 'half'],
  ['knives', 'knife'],
  ['geese', 'goose'],
  ['molasses', 'molasses'],
  ['hummus', 'hummus'],
  ['houmous', 'hummus'],
  ['yoghurt', 'yogurt'],
  ['yoghurts', 'yogurt'],
  ['chilli', 'chili'],
  ['chillies', 'chili'],
  ['chilies', 'chili'],
  ['chiles', 'chili'],
])

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(no|without|zero) (added )?salt( added)?\b|\bsalt free\b|\bnot salted\b|\bun salted\b/g, ' unsalted '],
  [/\bwith (added )?salt\b|\bsalt added\b/g, ' salted '],
]

/** One form for singular and plural. Not always a word: only equality matters. */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return irregular
  if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word
  if (word.length > 4 && /(ies|ie)$/.test(word)) return word.replace(/(ies|ie)$/, 'y')
  if (/(oes|sses|ches|shes|xes|zes)$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/**
 * The words of a name or a query in the form they are compared in: without case, accents, punctuation, plurals and
 * words that say nothing; "no salt added" is `unsalted`, "with salt" is `salted`.
 */
export function foldedWords(text: string): readonly string[] {
  let plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]s?\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  for (const [pattern, word] of PHRASES) plain = plain.replace(pattern, word)
  return plain
    .split(' ')
    .filter((word) => word !== '' && !STOP_WORDS.has(word))
    .map(singular)
}

const MOST_WORDS = 12
const LONGEST_WORD = 40

/** The words of a query, each once, cut to what a person could mean. */
export function queryWords(q: string): readonly string[] {
  const words = foldedWords(q.slice(0, 400)).map((word) => word.slice(0, LONGEST_WORD))
  return [...new Set(words)].slice(0, MOST_WORDS)
}
