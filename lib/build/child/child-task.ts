import { z } from 'zod'

/** By which the stores are named. */
const single = z.string()

/** What a process of its own is to do. */
export const childTask = z.discriminatedUnion('work', [
  /** Makes the catalogue; `again`: even where it stands. */
  z.object({ work: z.literal('make'), single, again: z.boolean() }),
  /** Fetches the catalogue of a source. */
  z.object({ work: z.literal('follow'), single, source: z.string(), again: z.boolean() }),
  /** Publishes the catalogue into a folder. */
  z.object({ work: z.literal('publish'), single, folder: z.string() }),
])

export type ChildTask = z.infer<typeof childTask>

/** What came of it. */
export const childOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), version: z.string(), changed: z.boolean() }),
  z.object({ ok: z.literal(false), words: z.string() }),
])

export type ChildOutcome = z.infer<typeof childOutcome>
