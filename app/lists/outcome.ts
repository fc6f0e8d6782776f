import type { Refusal } from '@/lib/lists/command'
import { LIMITS } from '@/lib/lists/list'
import type { AmountProblem } from '@/lib/lists/typed-amount'
import { formatCount, formatGrams } from '@/lib/nutrition/format'

export const DONE = [
  'created',
  'duplicated',
  'deleted-list',
  'restored-list',
  'renamed',
  'judged',
  'added-meal',
  'moved',
  'removed-meal',
  'restored',
  'added',
  'saved',
  'removed-item',
] as const

export const PROBLEMS = [
  'stale',
  'gone-list',
  'gone-meal',
  'gone-item',
  'full-lists',
  'full-meals',
  'full-items',
  'name-empty',
  'name-long',
  'amount-missing',
  'amount-not-a-number',
  'amount-ambiguous',
  'amount-negative',
  'amount-zero',
  'amount-huge',
  'unknown-food',
  'unknown-portion',
  'not-understood',
  'too-large',
  'foreign',
  'offline',
] as const

export type Done = (typeof DONE)[number]
export type Problem = (typeof PROBLEMS)[number]

/** What came of a posted form. `at` is the list, meal or item that it was about. */
export type Outcome =
  | {
      readonly ok: true
      readonly did: Done
      readonly list: { readonly id: string; readonly name: string } | null
      readonly at: string | null
      /** What `at` has now, where it has one: for the next edit of the same thing. */
      readonly revision: number | null
    }
  | {
      readonly ok: false
      readonly problem: Problem
      readonly list: string | null
      readonly at: string | null
      readonly typed: string | null
      readonly measure: string | null
    }

const AMOUNT_WORDS: Readonly<Record<AmountProblem, string>> = {
  'amount-missing': 'Write how much.',
  'amount-not-a-number': 'That is not a number. Write one like 2, 1.5 or 1/2.',
  'amount-ambiguous': 'Is that one, or a thousand? Write it without the comma.',
  'amount-negative': 'An amount cannot be below nothing.',
  'amount-zero': 'Nothing of it? Remove the food instead.',
}

const PROBLEM_WORDS: Readonly<Record<Problem, string>> = {
  ...AMOUNT_WORDS,
  stale: 'This was changed in another tab after you opened the page, so your change is not saved yet.',
  'gone-list': 'That list is not here. It may have been deleted.',
  'gone-meal': 'That meal was removed in another tab.',
  'gone-item': 'That food was removed in another tab.',
  'full-lists': `You have ${LIMITS.listsPerOwner} lists, the most one browser can keep. Delete one first.`,
  'full-meals': `A list holds ${LIMITS.mealsPerList} meals at most.`,
  'full-items': `A list holds ${LIMITS.itemsPerList} foods at most.`,
  'name-empty': 'Give it a name.',
  'name-long': `A name has ${LIMITS.nameLength} characters at most.`,
  'amount-huge': `That is too much: at most ${formatGrams(LIMITS.grams)}, or ${formatCount(LIMITS.quantity)} portions.`,
  'unknown-food': 'There is no such food in the catalogue.',
  'unknown-portion': 'This food is not measured that way. Choose a measure from the list.',
  'not-understood': 'That form could not be read. Nothing was changed.',
  'too-large': 'That was too much to send at once. Nothing was changed.',
  foreign: 'That form was sent from another site. Nothing was changed.',
  offline: 'The server could not be reached, so this is not saved yet. Try again.',
}

export function problemWords(problem: Problem): string {
  return PROBLEM_WORDS[problem]
}

export function isProblem(code: string | undefined): code is Problem {
  return PROBLEMS.some((known) => known === code)
}

export function problemOf(refusal: Refusal): Problem {
  switch (refusal.reason) {
    case 'stale':
      return 'stale'
    case 'gone':
      return `gone-${refusal.thing}`
    case 'limit':
      return `full-${refusal.of}`
    case 'empty-name':
      return 'name-empty'
    case 'long-name':
      return 'name-long'
    case 'not-positive':
      return 'amount-zero'
    case 'too-much':
      return 'amount-huge'
  }
}
