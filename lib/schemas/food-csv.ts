import { z } from 'zod'
import { FOOD_FLAGS } from '../nutrition/food'
import { slug } from './text'

const filled = z
  .string()
  .min(1, { error: 'is empty' })
  .refine((text) => text === text.trim(), { error: 'starts or ends with a space' })

const separated = z
  .string()
  .transform((cell) => (cell === '' ? [] : cell.split(';').map((part) => part.trim())))
  .refine((parts) => parts.every((part) => part !== ''), { error: 'has an empty part between semicolons' })

const decimal = /^\d+(\.\d+)?$/
const grams = z
  .string()
  .regex(decimal, { error: 'is not a number' })
  .transform(Number)
  .refine((value) => value > 0 && value <= 5000, { error: 'is not between 0 and 5,000 g' })

/** A published figure; blank is unknown. */
function figure(most: number) {
  return z
    .string()
    .regex(/^(\d+(\.\d+)?)?$/, { error: 'is neither blank nor a number' })
    .transform((cell) => (cell === '' ? null : Number(cell)))
    .refine((value) => value === null || value <= most, { error: `is more than ${most}` })
}

const portion = z.string().transform((cell, context) => {
  const at = cell.lastIndexOf('=')
  const label = cell.slice(0, Math.max(at, 0)).trim()
  const parsed = grams.safeParse(cell.slice(at + 1).trim())
  if (at < 1 || label === '' || !parsed.success) {
    context.addIssue({ code: 'custom', message: `has "${cell}", which is not label=grams` })
    return z.NEVER
  }
  return { label, grams: parsed.data }
})

/** In the order of the columns, as the rows below. */
const editorial = {
  id: slug,
  name: filled,
  aliases: separated,
  group: slug,
  role: slug,
  family: slug,
  preparation: filled,
  prominence: z
    .enum(['1', '2', '3'], { error: 'is not 1, 2 or 3' })
    .transform((cell) => (cell === '1' ? (1 as const) : cell === '2' ? (2 as const) : (3 as const))),
  serving_label: filled,
  serving_grams: grams,
  serving_category: slug,
  portions: separated.pipe(z.array(portion)),
}

const labels = {
  named: separated.pipe(z.array(slug)),
  flags: separated.pipe(z.array(z.enum(FOOD_FLAGS, { error: 'has a flag that does not exist' }))),
}

const MG_PER_100G = 100_000

export const foodRowSchema = z.strictObject({
  ...editorial,
  fdc_id: z.string().regex(/^\d{4,8}$/, { error: 'is not an FDC id' }),
  release: z.literal('2018-04', { error: 'is not 2018-04' }),
  kcal: figure(950),
  mg: figure(MG_PER_100G),
  k: figure(MG_PER_100G),
  na: figure(MG_PER_100G),
  ...labels,
})

export const ifctRowSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]\d{3}$/, { error: 'is not an IFCT code' }),
  ...editorial,
  ...labels,
})

const measured = z
  .string()
  .regex(/^\d+(\.\d+)?(e-?\d+)?$/, { error: 'is not a number' })
  .transform(Number)

/** The columns used of the IFCT package's own table: energy in kJ, minerals in g, per 100 g. */
export const ifctFiguresSchema = z.object({
  code: z.string(),
  lang: z.string(),
  enerc: measured,
  mg: measured,
  k: measured,
  na: measured,
})

export type FoodRow = z.infer<typeof foodRowSchema>
export type IfctRow = z.infer<typeof ifctRowSchema>
export type IfctFigures = z.infer<typeof ifctFiguresSchema>
