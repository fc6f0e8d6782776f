import type { Outcome } from '../../lib/lists/outcome'
import type { Refusal } from '../../lib/lists/refusal'
import { href } from '../../lib/urls'

/** What the server says came of a command, with words where it was not done. */
export type Answer = Extract<Outcome, { ok: true }> | (Extract<Outcome, { ok: false }> & { readonly words: string })

/** What a form says; none of ours sends files. */
export function fieldsOf(data: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

/** Envelopes that no answer came to: when the same is asked again, it may have been done already. */
const unanswered = new Map<string, string>()

const NOT_NOW: readonly Refusal[] = ['offline', 'unavailable', 'uncertain', 'too-many']

/**
 * Whether something could not be done just now and is to be asked again as it is. The page is then left alone: drawing it
 * anew would fail as well, and lose what was typed.
 */
export function isNotNow(outcome: Outcome): boolean {
  return !outcome.ok && NOT_NOW.includes(outcome.why)
}

/** What the server itself says where it does not even ask the pages. */
type Problem = { readonly detail: string }

/** Sends a command in an envelope of its own; where no answer comes, once more in the same, so that it is done once. */
export async function sendCommand(fields: Readonly<Record<string, string>>): Promise<Answer> {
  const { envelope: _, ...asked } = fields
  const key = JSON.stringify(asked)
  const envelope = unanswered.get(key) ?? newEnvelopeId()
  const body = new URLSearchParams({ ...asked, envelope })
  const send = async (): Promise<Answer> => {
    const response = await fetch(href.listCommands(), { method: 'POST', headers: { accept: 'application/json' }, body })
    const answer: Answer | Problem = await response.json()
    return 'ok' in answer ? answer : { ok: false, why: 'unavailable', landing: {}, words: answer.detail }
  }
  try {
    const answer = await send().catch(send)
    if (isNotNow(answer)) unanswered.set(key, envelope)
    else unanswered.delete(key)
    return answer
  } catch (error) {
    unanswered.set(key, envelope)
    throw error
  }
}

/** A random id; `randomUUID` is missing where a site is served without TLS. */
function newEnvelopeId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
