import { z } from 'zod'
import { MINERALS } from '../nutrition/mineral'
import { slug } from './text'

export const groupsSchema = z.array(z.strictObject({ id: slug, name: z.string().min(1), plant: z.boolean() })).min(1)

export const rolesSchema = z
  .array(z.strictObject({ id: slug, name: z.string().min(1), phrase: z.string().min(1) }))
  .min(1)

export const namedSourcesSchema = z
  .array(
    z.strictObject({
      id: slug,
      name: z.string().min(1),
      kind: z.enum(['food', 'group']),
      naming: z
        .array(z.strictObject({ mineral: z.enum(MINERALS), claims: z.array(z.string().regex(/^[AB]\d{2}$/)).min(1) }))
        .min(1),
    }),
  )
  .min(1)

export const datasetsSchema = z
  .array(
    z.strictObject({
      id: slug,
      name: z.string().min(1),
      /** What people call it, where its full name would not fit. */
      shortName: z.string().min(1),
      release: z.string().min(1),
      licence: z.string().min(1),
      citation: z.string().min(1),
    }),
  )
  .min(1)

/** Tables that can be brought in; `{release}` in a citation stands for the release that was. */
export const importedDatasetsSchema = z
  .array(
    z.strictObject({
      id: slug,
      name: z.string().min(1),
      shortName: z.string().min(1),
      licence: z.string().min(1),
      citation: z.string().includes('{release}', { error: 'does not say where the release stands' }),
    }),
  )
  .min(1)

export const NDB_NUMBER_COLUMNS = ['fdc_id', 'ndb_number'] as const

/** The number that SR Legacy and Foundation Foods share for one food. */
export const ndbNumberRowSchema = z.strictObject({
  fdc_id: z.string().regex(/^\d+$/, { error: 'is not an FDC id' }),
  ndb_number: z.string().regex(/^[1-9]\d*$/, { error: 'is not an NDB number' }),
})

export const REFERENCE_AMOUNT_COLUMNS = [
  'id',
  'product_category',
  'grams_min',
  'grams_max',
  'state',
  'amount',
  'section',
] as const

export const referenceAmountRowSchema = z
  .strictObject({
    id: slug,
    product_category: z.string().min(1),
    grams_min: z.coerce.number().positive(),
    grams_max: z.coerce.number().positive(),
    state: z.enum(['food', 'drink']),
    amount: z.string().min(1),
    section: z.string().min(1),
  })
  .refine((row) => row.grams_min <= row.grams_max, { path: ['grams_max'], error: 'is less than grams_min' })
  .transform((row) => ({
    id: row.id,
    productCategory: row.product_category,
    gramsMin: row.grams_min,
    gramsMax: row.grams_max,
    state: row.state,
    amount: row.amount,
    section: row.section,
  }))

export const plainFoodsSchema = z.record(z.string().min(1), slug)

export type Group = z.infer<typeof groupsSchema>[number]
export type Role = z.infer<typeof rolesSchema>[number]
export type NamedSource = z.infer<typeof namedSourcesSchema>[number]
export type ReferenceAmount = z.infer<typeof referenceAmountRowSchema>
export type DatasetDescription = z.infer<typeof datasetsSchema>[number]
export type ImportedDataset = z.infer<typeof importedDatasetsSchema>[number]
