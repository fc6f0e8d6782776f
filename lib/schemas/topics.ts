import { z } from 'zod'
import { claimId, words } from './text'

const claimIds = z.array(claimId).min(1)

const paragraph = z.strictObject({
  text: words,
  claims: claimIds,
  /** Hushed where nothing may speak for eating potassium. */
  encouragesPotassium: z.boolean(),
})

const table = z
  .strictObject({
    caption: words,
    columns: z.array(words).min(1),
    rows: z.array(z.strictObject({ head: words, cells: z.array(words), claims: claimIds })).min(1),
  })
  .refine(({ columns, rows }) => rows.every(({ cells }) => cells.length === columns.length), {
    message: 'every row needs one cell per column',
  })

const diagram = z.strictObject({
  id: z.enum(['pump', 'cascade']),
  title: words,
  description: words,
  /** The same in words, in order; at least one is where magnesium takes part. */
  steps: z
    .array(z.strictObject({ text: words, claims: claimIds, magnesium: z.boolean() }))
    .min(1)
    .refine((steps) => steps.some(({ magnesium }) => magnesium), { message: 'no step is marked for magnesium' }),
})

const topic = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: words,
  lede: words,
  /** Symptoms or deficiencies are spoken of, so rule S5 opens the page. */
  caution: z.boolean(),
  diagram: diagram.nullable(),
  sections: z
    .array(
      z.strictObject({
        heading: words,
        paragraphs: z.array(paragraph),
        /** `named-sources` is drawn from `data/named-sources.json`. */
        table: z.union([table, z.literal('named-sources'), z.null()]),
      }),
    )
    .min(1),
})

export const topicsSchema = z.array(topic)

export type Topic = z.infer<typeof topic>
export type TopicTable = z.infer<typeof table>
export type TopicDiagram = z.infer<typeof diagram>
