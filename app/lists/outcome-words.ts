import { LIMITS } from '@/lib/lists/list'
import { REFUSALS, type Refusal } from '@/lib/lists/refusal'
import { formatCount, formatGrams } from '@/lib/nutrition/format'
import type { CommandName } from '@/lib/use-cases/lists/commands'

const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  stale: 'This was changed in another tab after you opened the page, so your change is not saved yet.',
  'gone-list': 'That list is not here. It may have been deleted.',
  'gone-meal': 'That meal was removed in another tab.',
  'gone-item': 'That food was removed in another tab.',
  'full-lists': `You have ${LIMITS.listsPerOwner} lists, the most one browser can keep. Delete one first.`,
  'full-meals': `A list holds ${LIMITS.mealsPerList} meals at most.`,
  'full-items': `A list holds ${LIMITS.itemsPerList} foods at most.`,
  'name-empty': 'Give it a name.',
  'name-long': `A name has ${LIMITS.nameLength} characters at most.`,
  'amount-missing': 'Write how much.',
  'amount-not-a-number': 'That is not a number. Write one like 2, 1.5 or 1/2.',
  'amount-ambiguous': 'Is that one, or a thousand? Write it without the comma.',
  'amount-negative': 'An amount cannot be below nothing.',
  'amount-zero': 'Nothing of it? Remove the food instead.',
  'amount-huge': `That is too much: at most ${formatGrams(LIMITS.grams)}, or ${formatCount(LIMITS.quantity)} portions.`,
  'unknown-food': 'There is no such food in the catalogue.',
  'unknown-portion': 'This food is not measured that way. Choose a measure from the list.',
  'not-understood': 'That form could not be read. Nothing was changed.',
  'too-large': 'That was too much to send at once. Nothing was changed.',
  foreign: 'That form was sent from another site. Nothing was changed.',
  offline: 'The server could not be reached, so this is not saved yet. Try again.',
  'too-many':
    'That is more than one person changes in so short a time, so this is not saved yet. Try again in a minute.',
  unavailable: 'Your lists cannot be written just now, so this is not saved yet. Try again in a moment.',
  uncertain: 'The answer was lost on the way, so this may or may not be saved. Send it again: it is never done twice.',
}

/** What is said of a command that was done, with the name of what it was about; nothing where the page itself shows it. */
const DONE_WORDS: Readonly<Record<CommandName, string | ((name: string) => string) | null>> = {
  'create-list': 'Your list is ready. Add foods below.',
  'start-example': 'This list is yours now. Change whatever you like.',
  'duplicate-list': 'This is the copy. The other list is as it was.',
  'delete-list': (name) => `Deleted “${name}”.`,
  'restore-list': 'The list is back.',
  'rename-list': null,
  'set-scope': null,
  'add-meal': (name) => `Added ${name}.`,
  'rename-meal': null,
  'move-meal': null,
  'remove-meal': (name) => `Removed ${name}.`,
  'restore-meal': null,
  'add-food': 'Added.',
  'set-measure': 'Saved.',
  'move-item': 'Moved.',
  'remove-item': (name) => `Removed ${name}.`,
  'restore-item': 'It is back.',
}

/** The words for what is too much in too short a time, with when there is room again. */
export function tooManyWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return REFUSAL_WORDS['too-many'].replace('in a minute', minutes === 1 ? 'in a minute' : `in ${minutes} minutes`)
}

export function refusalWords(refusal: Refusal): string {
  return REFUSAL_WORDS[refusal]
}

/** The words for a command that an address names; null where there is nothing to say. */
export function doneWords(did: string | undefined, name = ''): string | null {
  const words = isCommand(did) ? DONE_WORDS[did] : null
  return typeof words === 'function' ? words(name) : words
}

function isCommand(did: string | undefined): did is CommandName {
  return did !== undefined && Object.hasOwn(DONE_WORDS, did)
}

export function isRefusal(code: string | undefined): code is Refusal {
  return REFUSALS.some((known) => known === code)
}
