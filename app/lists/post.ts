import { href } from '@/lib/urls'
import { type Outcome, problemWords } from './outcome'

export type Fields = Readonly<Record<string, string | number>>

let last: Promise<unknown> = Promise.resolve()

/** Posts a form of ours and tells what came of it. One after the other, in the order they were asked for. */
export function post(fields: Fields): Promise<Outcome> {
  const answer = last.then(() => send(fields))
  last = answer
  return answer
}

async function send(fields: Fields): Promise<Outcome> {
  try {
    const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))
    const response = await fetch(href.listCommands(), { method: 'POST', headers: { accept: 'application/json' }, body })
    const outcome: Outcome = await response.json()
    return outcome
  } catch {
    return { ok: false, problem: 'offline', list: null, at: null, typed: null, measure: null }
  }
}

/** What is wrong, in words; null where nothing is. */
export function problemOfOutcome(outcome: Outcome): string | null {
  return outcome.ok ? null : problemWords(outcome.problem)
}
