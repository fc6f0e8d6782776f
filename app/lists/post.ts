import { notDone, type Outcome } from '@/lib/lists/outcome'
import type { CommandName } from '@/lib/use-cases/lists/commands'
import { sendCommand } from '../_ui/send-command'
import { refusalWords } from './outcome-words'

/** The hidden fields of a form: which command, and what it is about. */
export type Fields = { readonly do: CommandName } & Readonly<Record<string, string | number>>

let last: Promise<unknown> = Promise.resolve()

/** Revisions that edits of this very page have made: what it did itself is no news to it, drawn anew yet or not. */
const ownRevisions = new Map<string, number>()

/** Posts a form of ours and tells what came of it. One after the other, in the order they were asked for. */
export function post(fields: Fields): Promise<Outcome> {
  const answer = last.then(() => send(fields))
  last = answer
  return answer
}

async function send(fields: Fields): Promise<Outcome> {
  const thing = String(fields.item ?? fields.meal ?? fields.list)
  const own = ownRevisions.get(thing)
  const seen = own === undefined || fields.seen === undefined ? {} : { seen: Math.max(own, Number(fields.seen)) }
  try {
    const sent = Object.entries({ ...fields, ...seen }).map(([name, value]) => [name, String(value)])
    const outcome = await sendCommand(Object.fromEntries(sent))
    if (outcome.ok && outcome.landing.at !== undefined && outcome.revision !== undefined) {
      ownRevisions.set(outcome.landing.at, outcome.revision)
    }
    return outcome
  } catch {
    return notDone('offline')
  }
}

/** What is wrong, in words; null where nothing is. */
export function problemOfOutcome(outcome: Outcome): string | null {
  return outcome.ok ? null : refusalWords(outcome.why)
}
