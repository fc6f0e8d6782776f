import { randomUUID } from 'node:crypto'
import type { Outcome } from '@/lib/lists/outcome'
import { handleCommand, readEnvelope } from '@/lib/use-cases/lists/handle-command'

export type Form = Readonly<Record<string, string>>

export type Sending = { readonly id: string; readonly list?: string; readonly command: Form }

/** As the handler reads a posted form, in an envelope of its own. */
export function form({ list, ...command }: Form): Sending {
  return { id: randomUUID(), ...(list === undefined ? {} : { list }), command }
}

/** As the handler does it: read, and carried out against a real catalogue and database. */
export function send(owner: string, sending: Sending): Promise<Outcome> {
  const sent = readEnvelope(sending)
  if (sent === null) throw new Error(`not understood: ${JSON.stringify(sending)}`)
  return handleCommand(owner, sent)
}
