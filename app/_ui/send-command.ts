import type { Outcome } from '../../lib/lists/outcome'
import { href } from '../../lib/urls'

/** What the server says came of a command, with words where it was not done. */
export type Answer = Extract<Outcome, { ok: true }> | (Extract<Outcome, { ok: false }> & { readonly words: string })

/** What a form says; none of ours sends files. */
export function fieldsOf(data: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

/** Envelopes that no answer came to: when the same is asked again, it may have been done already. */
const unanswered = new Map<string, string>()

/** Sends a command in an envelope of its own; where no answer comes, once more in the same, so that it is done once. */
export async function sendCommand(fields: Readonly<Record<string, string>>): Promise<Answer> {
  const { envelope: _, ...asked } = fields
  const key = JSON.stringify(asked)
  const envelope = unanswered.get(key) ?? newEnvelopeId()
  const body = new URLSearchParams({ ...asked, envelope })
  const send = async (): Promise<Answer> => {
    const response = await fetch(href.listCommands(), { method: 'POST', headers: { accept: 'application/json' }, body })
    return response.json()
  }
  try {
    const answer = await send().catch(send)
    unanswered.delete(key)
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
