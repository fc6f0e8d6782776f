import { z } from 'zod'

const text = z.string().nullish()
const named = z.object({ description: text }).nullish()

/** A food of FoodData Central's JSON as far as it is read. Nutrients and portions are looked at one by one. */
export const fdcFoodSchema = z.object({
  fdcId: z.int().positive(),
  dataType: text,
  description: z.string(),
  ndbNumber: z.union([z.string(), z.int()]).nullish(),
  foodCode: z.union([z.string(), z.int()]).nullish(),
  gtinUpc: text,
  brandOwner: text,
  brandName: text,
  brandedFoodCategory: text,
  servingSize: z.number().nullish(),
  servingSizeUnit: text,
  householdServingFullText: text,
  foodCategory: z.union([named, z.string()]).nullish(),
  wweiaFoodCategory: z.object({ wweiaFoodCategoryDescription: text }).nullish(),
  foodNutrients: z.array(z.unknown()),
  foodPortions: z.array(z.unknown()).nullish(),
})

export type FdcFood = z.infer<typeof fdcFoodSchema>

/** Full entries nest the nutrient; abridged ones do not. */
export const fdcNutrientSchema = z.object({
  nutrient: z.object({ id: z.int(), unitName: text }).nullish(),
  nutrientId: z.int().nullish(),
  unitName: text,
  amount: z.unknown().optional(),
})

export const fdcPortionSchema = z.object({
  amount: z.number().nullish(),
  measureUnit: z.object({ name: text }).nullish(),
  portionDescription: text,
  modifier: text,
  gramWeight: z.number().nullish(),
})
