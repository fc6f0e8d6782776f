import type { Outcome } from '../../lib/lists/outcome'
import { href } from '../../lib/urls'

/** What the server says came of a command; with words where it was not done. */
export type Answer = Extract<Outcome, { ok: true }> | (Extract<Outcome, { ok: false }> & { readonly words: string })

/** Sends a command in an envelope of its own; where no answer comes, once more in the same, so that it is done once. */
export async function sendCommand(fields: readonly (readonly [string, string])[]): Promise<Answer> {
  const body = new URLSearchParams({ ...Object.fromEntries(fields), envelope: newEnvelopeId() })
  const send = async (): Promise<Answer> => {
    const response = await fetch(href.listCommands(), { method: 'POST', headers: { accept: 'application/json' }, body })
    return response.json()
  }
  return send().catch(send)
}

/** A random id; `randomUUID` is missing where a site is served without TLS. */
function newEnvelopeId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
