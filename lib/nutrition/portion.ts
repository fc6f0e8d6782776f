import type { Food } from './food'
import { type Measure, SERVING_PORTION } from './measure'

/** A named amount of a food: what a person picks from. */
export type NamedMeasure = {
  /** What a `Measure` names it by: `serving`, or the label of a portion. */
  readonly portion: string
  readonly label: string
  readonly grams: number
}

type PortionedFood = Pick<Food, 'serving' | 'portions'>

/** The usual serving first, then the food's own portions in the order of its table. Each name stands once. */
export function measuresOf(food: PortionedFood): readonly NamedMeasure[] {
  const measures: NamedMeasure[] = [{ portion: SERVING_PORTION, label: food.serving.label, grams: food.serving.grams }]
  for (const { label, grams } of food.portions) {
    if (measures.every(({ portion }) => portion !== label)) measures.push({ portion: label, label, grams })
  }
  return measures
}

/** Grams of a measure of this food, not rounded; null where the food has no portion of that name. */
export function gramsOf(measure: Measure, food: PortionedFood): number | null {
  if (measure.unit === 'grams') return measure.grams
  const named = measuresOf(food).find(({ portion }) => portion === measure.portion)
  return named ? named.grams * measure.quantity : null
}
