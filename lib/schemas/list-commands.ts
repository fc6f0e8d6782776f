import { z } from 'zod'

const MAX_NAME = 5000

const id = z.string().regex(/^[\w-]{1,64}$/)
const seen = z.coerce.number().int().min(0)
const position = z.coerce.number().int().min(0).max(10_000)
const name = z.string().max(MAX_NAME)
const scope = z.enum(['meal', 'day'])
const food = z.string().regex(/^[\w-]{1,120}$/)
/** As typed; read by the core, so that what is wrong with it can be said. */
const amount = z.string().max(200)
/** `g`, or the label of a portion. */
const measure = z.string().min(1).max(120)
const list = id

/** What a form about lists may post, told apart by `do`. */
export const listForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create-list'), name, scope }),
  z.object({ do: z.literal('start-example') }),
  z.object({ do: z.literal('duplicate-list'), list }),
  z.object({ do: z.literal('delete-list'), list }),
  z.object({ do: z.literal('restore-list'), list }),
  z.object({ do: z.literal('rename-list'), list, name, seen }),
  z.object({ do: z.literal('set-scope'), list, scope, seen }),
  z.object({ do: z.literal('add-meal'), list, name }),
  z.object({ do: z.literal('rename-meal'), list, meal: id, name, seen }),
  z.object({ do: z.literal('move-meal'), list, meal: id, position, seen }),
  z.object({ do: z.literal('remove-meal'), list, meal: id, seen }),
  z.object({ do: z.literal('restore-meal'), list, meal: id }),
  /** Without a list: into the one used last. Without a measure: one serving. */
  z.object({
    do: z.literal('add-food'),
    food,
    list: list.optional(),
    meal: id.optional(),
    amount: amount.optional(),
    measure: measure.optional(),
  }),
  z.object({
    do: z.literal('set-measure'),
    list,
    item: id,
    amount,
    measure,
    step: z.enum(['less', 'more']).optional(),
    seen,
  }),
  z.object({ do: z.literal('move-item'), list, item: id, meal: id, position, seen }),
  z.object({ do: z.literal('remove-item'), list, item: id, seen }),
  z.object({ do: z.literal('restore-item'), list, item: id }),
])

export type ListForm = z.infer<typeof listForm>

const one = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? '')])
const short = one.pipe(z.string().max(MAX_NAME)).optional().catch(undefined)

/** What the address of a list page may carry: what happened, where, and what had been typed. */
export const listPlace = z.object({
  did: short,
  problem: short,
  at: short,
  typed: short,
  measure: short,
  add: short,
  meal: short,
  share: z.enum(['magnesium', 'potassium', 'sodium']).optional().catch(undefined),
})

export type ListPlace = z.infer<typeof listPlace>
