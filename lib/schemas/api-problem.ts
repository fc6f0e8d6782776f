import { z } from 'zod'

/** RFC 9457. `errors` say where each thing is wrong: a parameter of the query, or a pointer into the body. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('`about:blank`: the status says what kind of problem it is'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(
        z.strictObject({
          detail: z.string(),
          parameter: z.string().optional(),
          pointer: z.string().optional().describe('JSON pointer into the request body, such as `#/items/0/grams`'),
        }),
      )
      .optional(),
  })
  .describe('What went wrong, as RFC 9457 says it')

export type ProblemDetails = z.infer<typeof problemSchema>
export type ProblemError = NonNullable<ProblemDetails['errors']>[number]
