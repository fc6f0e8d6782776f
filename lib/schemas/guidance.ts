import { z } from 'zod'
import type { Condition } from '../guidance/condition'
import { CONTEXTS } from '../guidance/context'
import { COUNTS } from '../guidance/counts'
import { KINDS, type Rule } from '../guidance/rule'
import { SELECTIONS } from '../guidance/select'
import { unknownPlaceholders } from '../guidance/wording'
import { MINERALS } from '../nutrition/mineral'
import { TAGS } from '../nutrition/tag'
import { slug, words } from './text'

const ruleId = z.string().regex(/^[SCNP]\d{1,2}$/, { error: 'is not a rule id' })
const count = z.enum(COUNTS)
const mineral = z.enum(MINERALS)
const scope = z.enum(['meal', 'day'])
const fraction = z.number().min(0).max(1)

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ never: words }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z.strictObject({ count, atLeast: z.int().positive() }),
    z.strictObject({ count, equals: z.int().nonnegative() }),
    z.strictObject({ count, atLeastShareOfServings: fraction }),
    z.strictObject({ context: z.enum(CONTEXTS) }),
    z.strictObject({ potassiumSuppressed: z.literal(true) }),
    z.strictObject({ scope }),
    z.strictObject({ sum: mineral, above: z.number().positive(), coverage: fraction }),
    z.strictObject({ sum: mineral, atLeast: z.number().positive(), coverage: fraction }),
    z.strictObject({ covered: mineral, atLeast: fraction }),
    z.strictObject({ ratioAtMost: z.number().positive() }),
    z.strictObject({ ratioAbove: z.number().positive() }),
  ]),
)

const template = words.superRefine((text, context) => {
  for (const name of unknownPlaceholders(text)) {
    context.addIssue({ code: 'custom', message: `nothing fills {${name}}` })
  }
})

const look = z.strictObject({
  label: words,
  tags: z.array(z.enum(TAGS)),
  not: z.array(z.enum(TAGS)),
  groups: z.array(slug),
})

const tone = z.enum(['calm', 'nudge', 'affirm', 'caution'])
const claims = z.union([z.array(words), z.literal('of-the-naming')])

/** A saying takes from its rule what it does not say itself. */
const saying = z.strictObject({
  when: condition.default({ always: true }),
  heading: template,
  text: template,
  authorityText: template.nullable().default(null),
  encouragesPotassium: z.boolean().default(false),
  tone: tone.exactOptional(),
  claims: claims.exactOptional(),
  authorities: z.array(slug).exactOptional(),
  because: z.enum(SELECTIONS).exactOptional(),
  look: z.array(look).exactOptional(),
})

const rule = z
  .strictObject({
    id: ruleId,
    kind: z.enum(KINDS),
    priority: z.int().min(0).max(4),
    tone,
    offered: z.boolean().default(true),
    when: condition,
    replaces: z.array(ruleId).default([]),
    folds: z.array(ruleId).default([]),
    because: z.enum(SELECTIONS).default('none'),
    claims: claims.default([]),
    authorities: z.array(slug).default([]),
    look: z.array(look).default([]),
    says: z.array(saying).min(1),
  })
  .transform(
    ({ tone, because, claims, authorities, look, says, ...rest }): Rule => ({
      ...rest,
      says: says.map((own) => ({ tone, because, claims, authorities, look, ...own })),
    }),
  )

/** `data/guidance.json`. */
export const guidanceSchema = z.strictObject({
  shown: z.record(z.enum(KINDS), z.int().positive()),
  rules: z.array(rule).min(1),
})
