type Words = readonly string[]

/** One word of a query, or the words it may have been meant to be. Each may be the start of a longer word. */
export type Term = Words

export const NOT = 0
export const PREFIX = 1
export const EXACT = 2

/** How well words fit what is asked: not at all, as far as it is typed, or wholly. */
export type Fit = typeof NOT | typeof PREFIX | typeof EXACT

/** The best that any of these fits. */
function best<T>(candidates: readonly T[], fitOf: (candidate: T) => Fit): Fit {
  let best: Fit = NOT
  for (const candidate of candidates) {
    const fit = fitOf(candidate)
    if (fit === EXACT) return EXACT
    if (fit > best) best = fit
  }
  return best
}

function wordFit(word: string, term: Term): Fit {
  return best(term, (meant) => (word === meant ? EXACT : word.startsWith(meant) ? PREFIX : NOT))
}

/** The best fit of any of the words. */
export function bestFit(words: Words, term: Term): Fit {
  return best(words, (word) => wordFit(word, term))
}

/** The best fit of a word to any of the terms. */
export function askedFor(word: string, terms: readonly Term[]): Fit {
  return best(terms, (term) => wordFit(word, term))
}

/** Whether words and terms are the same, one for one: EXACT, or PREFIX where some are only begun. */
export function wholeFit(words: Words, terms: readonly Term[]): Fit {
  if (words.length !== terms.length) return NOT
  let least: Fit = EXACT
  for (const term of terms) {
    const fit = bestFit(words, term)
    if (fit === NOT) return NOT
    if (fit < least) least = fit
  }
  return least
}

/** The best that any of several names is the same as the terms. */
export function bestWholeFit(names: readonly Words[], terms: readonly Term[]): Fit {
  return best(names, (words) => wholeFit(words, terms))
}

/** Whether every one of the words is asked for. */
export function isCovered(words: Words, terms: readonly Term[]): boolean {
  return words.every((word) => askedFor(word, terms) === EXACT)
}

/** Whether every one of the terms is among the words. */
export function areWithin(terms: readonly Term[], words: Words): boolean {
  return terms.every((term) => bestFit(words, term) === EXACT)
}
