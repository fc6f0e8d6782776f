import { z } from 'zod'
import { Prisma } from '../../prisma/generated/client'
import type { Food } from '../nutrition/food'
import { MINERALS } from '../nutrition/mineral'

/** A food with its parts, in one statement. */
export const FOOD_WITH_PARTS = `
  SELECT f.ordinal, f.id, f.name, f.groupId, f.role, f.family, f.preparation, f.prominence, f.datasetId, d.release,
    f.record, f.servingLabel, f.servingGrams, f.servingCategory, f.servingState, f.magnesium, f.potassium, f.sodium,
    f.energyKcal, f.flags, f.official, f.brand, f.decidedBy,
    (SELECT json_group_array(a.alias ORDER BY a.position) FROM FoodAlias a WHERE a.ordinal = f.ordinal) AS aliases,
    (SELECT json_group_array(json_object('label', p.label, 'grams', p.grams) ORDER BY p.position)
       FROM FoodPortion p WHERE p.ordinal = f.ordinal) AS portions,
    (SELECT json_group_array(json_object('namedSource', n.namedSource, 'mineral', n.mineral, 'claims', n.claims)
       ORDER BY n.position) FROM FoodNaming n WHERE n.ordinal = f.ordinal) AS namings
  FROM Food f JOIN Dataset d ON d.id = f.datasetId`

const inNameOrder = Prisma.sql`ORDER BY f.name COLLATE NOCASE, f.id`
const listed = Prisma.raw(FOOD_WITH_PARTS)

/** The statements that read foods, each by an index. Lists go in as JSON. */
export const foodsBy = {
  ordinal: (ordinals: readonly number[]) =>
    Prisma.sql`${listed} WHERE f.ordinal IN (SELECT value FROM json_each(${JSON.stringify(ordinals)}))`,
  id: (ids: readonly string[]) =>
    Prisma.sql`${listed} WHERE f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  family: (family: string) => Prisma.sql`${listed} WHERE f.family = ${family} ${inNameOrder}`,
  group: (group: string, datasets: readonly string[]) =>
    Prisma.sql`${listed} WHERE f.groupId = ${group}
      AND f.datasetId IN (SELECT value FROM json_each(${JSON.stringify(datasets)})) ${inNameOrder}`,
}

function json<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema)
}

const joined = z.string().transform((text) => (text === '' ? [] : text.split(';')))
const amount = z.number().nullable()

const foodRow = z.object({
  ordinal: z.coerce.number(),
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
  official: z.string().nullable(),
  decidedBy: z.string().nullable(),
  namings: json(z.array(z.object({ namedSource: z.string(), mineral: z.enum(MINERALS), claims: joined }))),
})

/** An imported food is also called what its table calls it. */
function officialBeside({ name, official }: { readonly name: string; readonly official: string | null }) {
  return official === null || official.toLowerCase() === name.toLowerCase() ? [] : [official]
}

/** Rows become foods of the core. */
export const foodRows = z.array(
  foodRow.transform((row): { readonly ordinal: number; readonly food: Food } => ({
    ordinal: row.ordinal,
    food: {
      id: row.id,
      name: row.name,
      aliases: row.decidedBy === null ? row.aliases : [...officialBeside(row), ...row.aliases],
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
    },
  })),
)

/** Where an imported food comes from; `decidedBy` names the rules as JSON. */
export const provenanceRows = z.array(
  z.object({
    official: z.string().nullable(),
    brand: z.string().nullable(),
    decidedBy: z.string().nullable(),
  }),
)
