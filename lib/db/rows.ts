import { z } from 'zod'
import { Prisma } from '../../prisma/generated/client'
import type { Food } from '../nutrition/food'
import { MINERALS } from '../nutrition/mineral'

/** A food with its parts, in one statement and so from one state of the catalogue. */
export const FOOD_WITH_PARTS = `
  SELECT f.*, d.release,
    (SELECT json_group_array(a.alias ORDER BY a.position) FROM FoodAlias a WHERE a.foodId = f.id) AS aliases,
    (SELECT json_group_array(json_object('label', p.label, 'grams', p.grams) ORDER BY p.position)
       FROM FoodPortion p WHERE p.foodId = f.id) AS portions,
    (SELECT json_group_array(json_object('namedSource', n.namedSource, 'mineral', n.mineral, 'claims', n.claims)
       ORDER BY n.position) FROM FoodNaming n WHERE n.foodId = f.id) AS namings
  FROM Food f JOIN Dataset d ON d.id = f.datasetId`

export const ALL_FOODS = Prisma.sql`${Prisma.raw(FOOD_WITH_PARTS)} ORDER BY f.name COLLATE NOCASE, f.id`

function json<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema)
}

const joined = z.string().transform((text) => (text === '' ? [] : text.split(';')))
const amount = z.number().nullable()

const foodRow = z.object({
  id: z.string(),
  name: z.string(),
  groupId: z.string(),
  role: z.string(),
  family: z.string(),
  preparation: z.string(),
  prominence: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  datasetId: z.string(),
  release: z.string(),
  record: z.string(),
  servingLabel: z.string(),
  servingGrams: z.number(),
  servingCategory: z.string(),
  servingState: z.enum(['food', 'drink']),
  magnesium: amount,
  potassium: amount,
  sodium: amount,
  energyKcal: amount,
  flags: joined.pipe(z.array(z.enum(['salt-substitute', 'supplement', 'never-source', 'dry-mix']))),
  aliases: json(z.array(z.string())),
  portions: json(z.array(z.object({ label: z.string(), grams: z.number() }))),
  namings: json(z.array(z.object({ namedSource: z.string(), mineral: z.enum(MINERALS), claims: joined }))),
})

/** Rows become foods of the core. */
export const foodRows = z.array(
  foodRow.transform(
    (row): Food => ({
      id: row.id,
      name: row.name,
      aliases: row.aliases,
      group: row.groupId,
      role: row.role,
      family: row.family,
      preparation: row.preparation,
      prominence: row.prominence,
      source: { id: row.datasetId, release: row.release, record: row.record },
      serving: {
        label: row.servingLabel,
        grams: row.servingGrams,
        category: row.servingCategory,
        state: row.servingState,
      },
      portions: row.portions,
      amounts: {
        magnesium: row.magnesium,
        potassium: row.potassium,
        sodium: row.sodium,
        energyKcal: row.energyKcal,
      },
      named: row.namings,
      flags: row.flags,
    }),
  ),
)

/** Where an imported food comes from; `decidedBy` names the rules as JSON. */
export const provenanceRows = z.array(z.object({ official: z.string().nullable(), decidedBy: z.string().nullable() }))

const count = z.coerce.number()
export const idRows = z.array(z.object({ id: z.string() }))
export const countRows = z.array(z.object({ count }))
export const wordRows = z.array(z.object({ word: z.string() }))
export const facetRows = z.array(
  z.object({ facet: z.enum(['total', 'tag', 'group', 'source']), value: z.string(), count }),
)
export const datasetRows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    release: z.string(),
    licence: z.string(),
    citation: z.string(),
    foods: count,
    magnesium: count,
    potassium: count,
    sodium: count,
  }),
)
