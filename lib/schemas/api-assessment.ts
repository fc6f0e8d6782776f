import { z } from 'zod'
import { CONTEXTS } from '../guidance/context'
import { LIMITS } from '../lists/list'
import type { ProblemError } from './api-problem'

export const MAX_ITEMS = 100
export const MAX_BODY_BYTES = 64 * 1024

const food = z.string().min(1).max(100).describe('Id of a food')
const grams = z.number().positive().max(LIMITS.grams)
const quantity = z.number().positive().max(LIMITS.quantity)

export const assessmentRequestSchema = z.strictObject({
  items: z
    .array(
      z.union(
        [
          z.strictObject({ food, grams }),
          z.strictObject({
            food,
            portion: z.string().min(1).max(100).describe('Label of one of the food’s portions, or `serving`'),
            quantity,
          }),
        ],
        { error: 'is neither {food, grams} nor {food, portion, quantity}' },
      ),
    )
    .max(MAX_ITEMS),
  scope: z.enum(['meal', 'day']),
  context: z
    .array(z.enum(CONTEXTS))
    .max(CONTEXTS.length)
    .optional()
    .describe('What the person says about themselves. Nothing of it is kept'),
})

const total = z
  .strictObject({ mg: z.number(), known: z.int(), items: z.int() })
  .describe('A sum over the `known` of `items`; with fewer known the truth is at least this')

const findingSchema = z
  .strictObject({
    rule: z.string(),
    heading: z.string(),
    text: z.string(),
    authorityText: z.string().nullable().describe('What only the authorities stand behind'),
    tone: z.enum(['calm', 'nudge', 'affirm', 'caution']),
    priority: z.number().describe('0 is never folded; larger is less urgent'),
    claims: z.array(z.string()),
    authorities: z.array(z.string()),
    because: z.array(z.string()).describe('Ids of the foods that caused it'),
  })
  .describe('One piece of guidance')

export const assessmentSchema = z.strictObject({
  totals: z.strictObject({ magnesium: total, potassium: total, sodium: total }),
  counts: z.record(z.string(), z.number()),
  findings: z.array(findingSchema),
  folded: z.array(findingSchema).describe('What also holds, with less to say'),
})

export type AssessmentRequest = z.infer<typeof assessmentRequestSchema>
export type AssessmentAnswer = z.infer<typeof assessmentSchema>

type Parsed =
  | { readonly ok: true; readonly request: AssessmentRequest }
  | { readonly ok: false; readonly detail: string; readonly errors?: readonly ProblemError[] }

function pointer(path: readonly PropertyKey[]): string {
  return `#${path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`
}

/** What a body asks for, or where it is wrong. */
export function parseAssessmentRequest(text: string): Parsed {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { ok: false, detail: 'The body is not JSON.' }
  }
  const wish = assessmentRequestSchema.safeParse(body)
  if (wish.success) return { ok: true, request: wish.data }
  const errors = wish.error.issues.map(({ path, message }) => ({ pointer: pointer(path), detail: message }))
  return { ok: false, detail: 'The body is not an assessment request.', errors }
}
