import { z } from 'zod'
import { FOOD_FLAGS } from '../nutrition/food'
import { MINERALS } from '../nutrition/mineral'
import { DOCUMENT_TAGS, MEASURED_TAGS, TAGS } from '../nutrition/tag'

const amount = z.number().min(0).nullable().describe('null where it was not measured')
const per100g = z.strictObject({ per100g: amount })
const mineral = z.enum(MINERALS)

const source = z.strictObject({
  id: z.string().describe('Dataset'),
  release: z.string(),
  record: z.string().describe('The dataset’s own key: an FDC id, an IFCT code'),
})

const foodShape = {
  id: z.string(),
  name: z.string(),
  group: z.string(),
  role: z.string(),
  source,
  serving: z.strictObject({ label: z.string(), grams: z.number() }),
  amounts: z
    .strictObject({ magnesium: per100g, potassium: per100g, sodium: per100g, energyKcal: per100g })
    .describe('Minerals in mg, energy in kcal, each in 100 g of what is eaten'),
  tags: z.array(z.strictObject({ tag: z.enum(TAGS), kind: z.enum(['measured', 'document']) })),
}

export const foodSchema = z.strictObject(foodShape).describe('A food with its amounts and tags')

const check = z.strictObject({
  basis: z.enum(['serving', '100kcal', '100g', '50g']),
  value: z.number(),
  comparison: z.enum(['at least', 'more than', 'at most', 'less than']),
  threshold: z.number(),
  passes: z.boolean(),
  margin: z.number().describe('How far on the passing side; negative when it misses'),
})

export const measuredReceiptSchema = z
  .strictObject({
    kind: z.literal('measured'),
    tag: z.enum(MEASURED_TAGS),
    mineral,
    verdict: z.enum(['given', 'missed', 'not-measured', 'stronger-tag', 'sodium-wins', 'never-source']),
    per100g: amount,
    energyKcal: amount,
    servingGrams: z.number(),
    inServing: amount,
    perServing: amount.describe('Rounded as on a label, which is what the rule looks at'),
    checks: z.array(check),
    densitySkipped: z.boolean(),
    authorities: z.array(z.string()),
    source,
  })
  .describe('Why our published rule gives a tag, or does not')

export const documentReceiptSchema = z
  .strictObject({
    kind: z.literal('document'),
    tag: z.enum(DOCUMENT_TAGS),
    mineral,
    verdict: z.enum(['given', 'not-named']),
    named: z.array(
      z.strictObject({
        namedSource: z.string(),
        claim: z.string(),
        document: z.string(),
        section: z.string(),
        answer: z.int().nullable(),
      }),
    ),
  })
  .describe('Which claim of which article names the food, if any')

export const foodDetailSchema = z
  .strictObject({
    ...foodShape,
    aliases: z.array(z.string()),
    family: z.string().describe('Shared by the preparations of one food'),
    preparation: z.string(),
    portions: z.array(z.strictObject({ label: z.string(), grams: z.number() })),
    flags: z.array(z.enum(FOOD_FLAGS)),
    receipts: z.array(z.discriminatedUnion('kind', [measuredReceiptSchema, documentReceiptSchema])),
  })
  .describe('A food with everything known of it and a receipt for every tag, given or not')

const counts = z.record(z.string(), z.int())

export const foodPageSchema = z.strictObject({
  foods: z.array(foodSchema),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  facets: z
    .strictObject({ tag: counts, group: counts, source: counts })
    .describe('How many foods each value would leave under all other filters'),
})

export const suggestionsSchema = z.strictObject({
  suggestions: z
    .array(z.strictObject({ id: z.string(), name: z.string(), group: z.string(), matched: z.string() }))
    .max(8),
})

export const healthSchema = z.strictObject({
  status: z.literal('ok'),
  foods: z.int(),
  datasets: z.array(z.strictObject({ id: z.string(), release: z.string() })),
})

export type FoodAnswer = z.infer<typeof foodSchema>
export type FoodDetailAnswer = z.infer<typeof foodDetailSchema>
export type FoodPageAnswer = z.infer<typeof foodPageSchema>
export type SuggestionsAnswer = z.infer<typeof suggestionsSchema>
export type HealthAnswer = z.infer<typeof healthSchema>
