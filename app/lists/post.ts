import { href } from '@/lib/urls'
import { type Outcome, problemWords } from './outcome'

export type Fields = Readonly<Record<string, string | number>>

let last: Promise<unknown> = Promise.resolve()

/** Revisions that edits of this very page have made: what it did itself is no news to it, drawn anew yet or not. */
const ownRevisions = new Map<string, number>()

/** Posts a form of ours and tells what came of it. One after the other, in the order they were asked for. */
export function post(fields: Fields): Promise<Outcome> {
  const answer = last.then(() => send(fields))
  last = answer
  return answer
}

function withOwnEdits(fields: Fields, thing: string): Fields {
  const own = ownRevisions.get(thing)
  return own === undefined || fields.seen === undefined
    ? fields
    : { ...fields, seen: Math.max(own, Number(fields.seen)) }
}

async function send(fields: Fields): Promise<Outcome> {
  const thing = String(fields.item ?? fields.meal ?? fields.list)
  try {
    const body = new URLSearchParams(
      Object.entries(withOwnEdits(fields, thing)).map(([name, value]) => [name, String(value)]),
    )
    const response = await fetch(href.listCommands(), { method: 'POST', headers: { accept: 'application/json' }, body })
    const outcome: Outcome = await response.json()
    if (outcome.ok && outcome.at !== null && outcome.revision !== null) ownRevisions.set(outcome.at, outcome.revision)
    return outcome
  } catch {
    return { ok: false, problem: 'offline', list: null, at: null, typed: null, measure: null }
  }
}

/** What is wrong, in words; null where nothing is. */
export function problemOfOutcome(outcome: Outcome): string | null {
  return outcome.ok ? null : problemWords(outcome.problem)
}
