import { z } from 'zod'
import { MINERALS } from '../nutrition/mineral'
import { TAGS } from '../nutrition/tag'
import { claimId, slug, text } from './text'

export const groupsSchema = z.array(z.strictObject({ id: slug, name: text, plant: z.boolean() })).min(1)

export const rolesSchema = z.array(z.strictObject({ id: slug, name: text, phrase: text })).min(1)

const naming = z.strictObject({ mineral: z.enum(MINERALS), claims: z.array(claimId).min(1) })

export const namedSourcesSchema = z
  .array(z.strictObject({ id: slug, name: text, kind: z.enum(['food', 'group']), naming: z.array(naming).min(1) }))
  .min(1)

const dataset = z.strictObject({
  id: slug,
  name: text,
  /** What people call it, where its full name would not fit. */
  shortName: text,
  licence: text,
  citation: text,
})

export const datasetsSchema = z.array(dataset.extend({ release: text })).min(1)

/** Tables that can be brought in; `{release}` in a citation stands for the release that was. */
export const importedDatasetsSchema = z
  .array(
    dataset.extend({
      citation: z.string().includes('{release}', { error: 'does not say where the release stands' }),
    }),
  )
  .min(1)

/** The number that SR Legacy and Foundation Foods share for one food. */
export const ndbNumberRowSchema = z.strictObject({
  fdc_id: z.string().regex(/^\d+$/, { error: 'is not an FDC id' }),
  ndb_number: z.string().regex(/^[1-9]\d*$/, { error: 'is not an NDB number' }),
})

export const referenceAmountRowSchema = z
  .strictObject({
    id: slug,
    product_category: text,
    grams_min: z.coerce.number().positive(),
    grams_max: z.coerce.number().positive(),
    state: z.enum(['food', 'drink']),
    amount: text,
    section: text,
  })
  .refine((row) => row.grams_min <= row.grams_max, { path: ['grams_max'], error: 'is less than grams_min' })

/** The limits of a row in grams, which the servings of its foods keep to. */
export function referenceAmount({ id, grams_min, grams_max, state }: z.infer<typeof referenceAmountRowSchema>) {
  return { id, gramsMin: grams_min, gramsMax: grams_max, state }
}

const folded = z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, { error: 'is not in lower case without punctuation' })
const phrase = z.string().regex(/^([a-z]+(['][a-z]+)?( [a-z]+)*|,)$/, { error: 'is not in lower case' })

/** How names and queries are brought to the words they are compared in. */
export const searchWordsSchema = z.strictObject({
  silent: z.array(folded),
  singulars: z.record(folded, folded),
  /** A word, and how else it is spelt. */
  spellings: z.record(folded, z.array(folded).min(1)),
  /** Words, and the phrases that say the same. */
  phrases: z.record(folded, z.array(folded).min(1)),
  /** A word of a name, and the words of queries that it answers. */
  answers: z.record(folded, z.array(folded).min(1)),
  qualifiers: z.array(folded),
})

const tagOfMineral = z.partialRecord(z.enum(MINERALS), z.enum(TAGS))

export const tagWordsSchema = z.strictObject({
  minerals: z.record(z.enum(MINERALS), z.array(phrase).min(1)),
  levels: z.array(
    z.strictObject({
      before: z.array(phrase),
      after: z.array(phrase),
      tags: tagOfMineral,
      namesProducts: z.boolean(),
    }),
  ),
  alone: z.record(phrase, z.enum(TAGS)),
  not: z.array(phrase),
  joints: z.array(phrase),
  edges: z.array(phrase),
})

export const plainFoodsSchema = z.record(text, slug)

export type Group = z.infer<typeof groupsSchema>[number]
export type Role = z.infer<typeof rolesSchema>[number]
export type NamedSource = z.infer<typeof namedSourcesSchema>[number]
export type ReferenceAmount = ReturnType<typeof referenceAmount>
export type DatasetDescription = z.infer<typeof datasetsSchema>[number]
export type ImportedDataset = z.infer<typeof importedDatasetsSchema>[number]
