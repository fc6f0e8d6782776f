import { z } from 'zod'

const MAX_LENGTH = 5000

const one = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? '')])
const short = one.pipe(z.string().max(MAX_LENGTH)).optional().catch(undefined)

/** What the address of a list page may carry: what happened, where, and what had been typed. */
export const listPageQuery = z.object({
  did: short,
  problem: short,
  at: short,
  typed: short,
  measure: short,
  add: short,
  meal: short,
  share: z.enum(['magnesium', 'potassium', 'sodium']).optional().catch(undefined),
})

export type ListPageQuery = z.infer<typeof listPageQuery>
