import { createHash } from 'node:crypto'
import { z } from 'zod'
import { lists } from '../../db/lists'
import type { Envelope, Work } from '../../lists/list-repository'
import type { Outcome } from '../../lists/outcome'
import { envelopeId, id } from '../../schemas/list-fields'
import { COMMANDS, type CommandName } from './commands'

const sent = z.object({
  id: envelopeId,
  list: id.exactOptional(),
  command: z.looseObject({ do: z.string() }),
})

/** A command in its envelope, understood and ready to be carried out. */
export type Sent = { readonly name: CommandName; readonly envelope: Envelope; readonly work: Work }

/** Reads an envelope with a command: `{id, list?, command: {do, …}}`. Null where it is none of ours. */
export function readEnvelope(from: unknown): Sent | null {
  const { data } = sent.safeParse(from)
  const command = COMMANDS.find(({ name }) => name === data?.command.do)
  const ready = command?.read(data?.list, data?.command)
  if (data === undefined || command === undefined || !ready) return null
  const asked = JSON.stringify([command.name, data.list ?? null, ready.command])
  const digest = createHash('sha256').update(asked).digest('base64url')
  return { name: command.name, envelope: { id: data.id, digest }, work: ready.work }
}

/** Does what an envelope asks, as this owner: once, however often it comes. */
export function handleCommand(owner: string, { envelope, work }: Pick<Sent, 'envelope' | 'work'>): Promise<Outcome> {
  return lists().once(owner, envelope, work)
}
