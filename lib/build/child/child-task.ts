import { z } from 'zod'

/** What a process of its own is to do: make the catalogue, or fetch it from a source. */
export const childTask = z.object({
  /** By which the stores are named. */
  single: z.string(),
  source: z.string().nullable(),
  /** Even where the file stands. */
  again: z.boolean(),
})

export type ChildTask = z.infer<typeof childTask>

/** What came of it. */
export const childOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), version: z.string(), changed: z.boolean() }),
  z.object({ ok: z.literal(false), words: z.string() }),
])

export type ChildOutcome = z.infer<typeof childOutcome>
