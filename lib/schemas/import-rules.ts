import { z } from 'zod'
import { categoryWords } from './import-rule'
import { slug } from './text'

const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is not a pattern' })
    return z.NEVER
  }
})

const words = z
  .array(z.string().min(1))
  .min(1)
  .transform((list): ReadonlySet<string> => new Set(list))

const categories = words.transform((list): ReadonlySet<string> => new Set([...list].map(categoryWords)))

const test = {
  id: z.string().min(1),
  name: pattern.nullable().default(null),
  except: pattern.nullable().default(null),
  categories: categories.nullable().default(null),
  datasets: words.nullable().default(null),
  mostKcal: z.number().positive().nullable().default(null),
}

export const groupRulesSchema = z.array(z.strictObject({ ...test, group: slug, role: slug.nullable() })).min(1)

export const servingRulesSchema = z
  .array(
    z.strictObject({
      ...test,
      groups: words.nullable().default(null),
      serving: slug.nullable(),
      amount: z
        .strictObject({ label: z.string().min(1), grams: z.number().positive() })
        .nullable()
        .default(null),
      role: slug.nullable().default(null),
      overLabel: z.boolean().default(false),
    }),
  )
  .min(1)

export const flagRulesSchema = z
  .array(
    z.strictObject({
      ...test,
      groups: words.nullable().default(null),
      flag: z.enum(['salt-substitute', 'supplement', 'never-source', 'dry-mix']),
    }),
  )
  .min(1)

export const usualAmountsSchema = z.record(
  slug,
  z.strictObject({
    grams: z.number().positive(),
    label: z.string().min(1),
    measure: z
      .strictObject({ unit: z.string().min(1), quantity: z.number().positive() })
      .nullable()
      .default(null),
  }),
)

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export const nameRulesSchema = z
  .strictObject({
    // Only a description with a bracket is looked through for notes.
    notes: z.array(pattern.refine(({ source }) => source.includes('\\('), 'a note stands in brackets')),
    capitals: words,
    heads: words,
    inFront: words,
    ownNames: words,
    states: words,
    methods: words,
    drop: words,
    rewrite: z
      .record(z.string().min(1), z.string().min(1))
      .transform((pairs): ReadonlyMap<string, string> => new Map(Object.entries(pairs))),
    // Tried as one first, in which the groups have other numbers.
    patterns: z.array(
      z.strictObject({
        from: pattern.refine(({ source }) => !/\\[1-9k]|\(\?</.test(source), 'a pattern may not refer to its groups'),
        to: z.string(),
      }),
    ),
  })
  .transform((rules) => ({
    ...rules,
    anyCapital: new RegExp(`(?<![a-z])(?:${[...rules.capitals].map(literally).join('|')})(?![a-z])`, 'i'),
    anyPattern: new RegExp(rules.patterns.map(({ from }) => `(?:${from.source})`).join('|')),
  }))
