import { z } from 'zod'
import type { Outcome } from '../lists/outcome'
import { REFUSALS } from '../lists/refusal'

const landing = z.object({ list: z.string().exactOptional(), at: z.string().exactOptional() })

/** What came of a command, as it was kept. */
export const outcome: z.ZodType<Outcome> = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    did: z.string(),
    landing,
    listName: z.string().exactOptional(),
    revision: z.number().exactOptional(),
  }),
  z.object({
    ok: z.literal(false),
    // A reason of an older version, kept for as long as envelopes are.
    why: z.enum(REFUSALS).catch('not-understood'),
    landing,
    typed: z.object({ text: z.string(), measure: z.string().exactOptional() }).exactOptional(),
  }),
])
