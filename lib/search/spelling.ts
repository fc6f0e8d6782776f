import { editDistance } from './distance'

const SHORTEST = 4
const SHORT = 5
const MOST_CORRECTIONS = 4

/** How many typing errors a word of this length may hold and still be guessed. */
export function tolerance(word: string): number {
  if (word.length < SHORTEST) return 0
  return word.length < 6 ? 1 : 2
}

/** Three-letter pieces of a word between boundaries: `_mi`, `mil`, `ilk`, `lk_`. Empty where it is too short to guess. */
export function pieces(word: string): readonly string[] {
  if (tolerance(word) === 0) return []
  const forms = word.length > SHORT ? [word] : [word, ...swaps(word)]
  return [...new Set(forms.flatMap(threes))]
}

function threes(word: string): readonly string[] {
  const bounded = [...`_${word}_`]
  return bounded.slice(2).map((_, index) => bounded.slice(index, index + 3).join(''))
}

/** The word with each two neighbours in the other order: a short word loses all its pieces by one such slip. */
function swaps(word: string): readonly string[] {
  const letters = [...word]
  return letters.slice(1).map((letter, index) =>
    letters
      .with(index, letter)
      .with(index + 1, letters[index] ?? '')
      .join(''),
  )
}

/** The words of a vocabulary that a misspelled one was most likely meant to be, nearest first; often none. */
export function corrections(word: string, vocabulary: readonly string[]): readonly string[] {
  const most = tolerance(word)
  if (most === 0 || /^\d+$/.test(word)) return []
  const near = vocabulary
    .map((candidate) => ({ candidate, edits: editDistance(word, candidate, most) }))
    .filter(({ candidate, edits }) => edits <= most && (word.length > SHORTEST || isSameButForOrder(word, candidate)))
    .sort((a, b) => a.edits - b.edits || sharedStart(b.candidate, word) - sharedStart(a.candidate, word))
  const fewest = near[0]?.edits
  return near
    .filter(({ edits }) => edits === fewest)
    .slice(0, MOST_CORRECTIONS)
    .map(({ candidate }) => candidate)
}

// Among words of four letters everything is one letter from something else: only letters in a wrong order count, and
// one that should stand twice.
function isSameButForOrder(a: string, b: string): boolean {
  const once = (word: string) => word.replace(/(.)\1/g, '$1')
  return [...a].sort().join('') === [...b].sort().join('') || once(a) === once(b)
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
