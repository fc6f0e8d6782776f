import { z } from 'zod'
import { DENSITY_FLOOR_KCAL } from '../nutrition/amount'

const mg = z.number().positive()
const authorities = z.array(z.string().min(1)).min(1).readonly()

const richThresholds = z
  .strictObject({
    reference: mg,
    sourceServing: mg,
    sourceDensity: mg,
    richServing: mg,
    richDensity: mg,
    richServingAlone: mg,
    referenceAuthorities: authorities,
    richAuthorities: authorities,
    sourceAuthorities: authorities,
  })
  .readonly()
  .refine((t) => t.sourceServing <= t.richServing && t.richServing <= t.richServingAlone, {
    message: 'Servings must rise from source to rich to rich alone.',
  })
  .refine((t) => t.sourceDensity <= t.richDensity, { message: 'A source may not need more density than rich.' })

const sodiumThresholds = z
  .strictObject({
    limit: mg,
    highServing: mg,
    highPer100g: mg,
    highDrinkPer100g: mg,
    highFloorServing: mg,
    lowServing: mg,
    smallServingGrams: z.number().positive(),
    smallServingExempt: mg,
    referenceAuthorities: authorities,
    highAuthorities: authorities,
    lowAuthorities: authorities,
  })
  .readonly()
  .refine((t) => t.lowServing < t.highServing && t.smallServingExempt <= t.lowServing, {
    message: 'Low must end below where high begins.',
  })
  .refine((t) => 2 * t.lowServing < Math.min(t.highPer100g, t.highDrinkPer100g), {
    message: 'A small serving that is low per 50 g must not be high per 100 g.',
  })

/** `data/thresholds.json`: the numbers of the tag rule. */
export const thresholdsSchema = z
  .strictObject({
    magnesium: richThresholds,
    potassium: richThresholds,
    sodium: sodiumThresholds,
    densityFloorKcal: z.literal(DENSITY_FLOOR_KCAL),
    kidneyPotassium: mg,
  })
  .readonly()
