type Words = readonly string[]

/** One word of a query, or the words it may have been meant to be. Each may be the start of a longer word. */
export type Term = Words

export const NOT = 0
export const PREFIX = 1
export const EXACT = 2

/** How well words fit what is asked: not at all, as far as it is typed, or wholly. */
export type Fit = typeof NOT | typeof PREFIX | typeof EXACT

// The innermost loops of ranking: no call of a function that is made for it.
function wordFit(word: string, term: Term): Fit {
  let fit: Fit = NOT
  for (const meant of term) {
    if (word === meant) return EXACT
    if (fit === NOT && word.startsWith(meant)) fit = PREFIX
  }
  return fit
}

/** The best fit of any of the words. */
export function bestFit(words: Words, term: Term): Fit {
  let best: Fit = NOT
  for (const word of words) {
    const fit = wordFit(word, term)
    if (fit === EXACT) return EXACT
    if (fit > best) best = fit
  }
  return best
}

/** The best fit of a word to any of the terms. */
export function askedFor(word: string, terms: readonly Term[]): Fit {
  let best: Fit = NOT
  for (const term of terms) {
    const fit = wordFit(word, term)
    if (fit > best) best = fit
  }
  return best
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
  let best: Fit = NOT
  for (const words of names) {
    const fit = wholeFit(words, terms)
    if (fit > best) best = fit
  }
  return best
}

/** Whether every one of the words is asked for. */
export function isCovered(words: Words, terms: readonly Term[]): boolean {
  for (const word of words) if (askedFor(word, terms) !== EXACT) return false
  return true
}

/** Whether every one of the terms is among the words. */
export function areWithin(terms: readonly Term[], words: Words): boolean {
  for (const term of terms) if (bestFit(words, term) !== EXACT) return false
  return true
}
