import { z } from 'zod'

export const text = z.string().min(1)

/** Text that says something, without space around it. */
export const words = z.string().trim().min(1)

/** A kebab-case id. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'is not a kebab-case id' })

export const claimId = z.string().regex(/^[AB]\d\d$/, { error: 'is not a claim id' })

/** Words of which each counts once. */
export const wordSet = z
  .array(text)
  .min(1)
  .transform((list): ReadonlySet<string> => new Set(list))

/** A regular expression. */
export const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is not a pattern' })
    return z.NEVER
  }
})

/** What a column holds as JSON. */
export function jsonColumn<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(schema)
}
