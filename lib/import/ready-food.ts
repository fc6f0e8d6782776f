import type { DocumentNaming, Portion, Serving } from '../nutrition/food'
import { judge } from '../nutrition/levels'
import { MINERALS } from '../nutrition/mineral'
import { documentTag, type FoodLevels, measuredTags } from '../nutrition/tag'
import type { Thresholds } from '../nutrition/thresholds'
import type { VisibleFood } from './visible-food'

/**
 * A food of which everything is decided but its place in the catalogue and which of its names is free. Plain values
 * all through, so that it goes into a row, or to another thread, as it is.
 */
export type ReadyFood = {
  /** The names it may go by, the best first; the last is nobody else's. */
  readonly names: readonly string[]
  readonly id: string
  readonly group: string
  readonly role: string
  readonly family: string
  readonly preparation: string
  readonly prominence: number
  readonly dataset: string
  readonly record: string
  readonly servingLabel: string
  readonly servingGrams: number
  readonly servingCategory: string
  readonly servingState: Serving['state']
  readonly magnesium: number | null
  readonly potassium: number | null
  readonly sodium: number | null
  readonly energyKcal: number | null
  readonly magnesiumLevel: FoodLevels['magnesium']
  readonly potassiumLevel: FoodLevels['potassium']
  readonly sodiumLevel: FoodLevels['sodium']
  readonly mixed: boolean
  /** Joined by semicolons. */
  readonly tags: string
  readonly flags: string
  readonly official: string | null
  readonly brand: string | null
  /** The rules that decided, as JSON; null for a food of ours. */
  readonly decidedBy: string | null
  readonly aliases: readonly string[]
  readonly portions: readonly Portion[]
  readonly named: readonly DocumentNaming[]
}

/** Judges a food and makes it ready to be written. */
export function readyFood(
  { food, otherNames, official, brand, decidedBy }: VisibleFood,
  thresholds: Thresholds,
): ReadyFood {
  const { id, group, role, family, preparation, prominence, source, serving, amounts, named } = food
  const levels = judge(food, thresholds)
  const tags: string[] = [...measuredTags(levels)]
  if (named.length > 0) {
    for (const mineral of MINERALS) {
      if (named.some((naming) => naming.mineral === mineral)) tags.push(documentTag(mineral))
    }
  }
  return {
    names: [food.name, ...otherNames],
    id,
    group,
    role,
    family,
    preparation,
    prominence,
    dataset: source.id,
    record: source.record,
    servingLabel: serving.label,
    servingGrams: serving.grams,
    servingCategory: serving.category,
    servingState: serving.state,
    magnesium: amounts.magnesium,
    potassium: amounts.potassium,
    sodium: amounts.sodium,
    energyKcal: amounts.energyKcal,
    magnesiumLevel: levels.magnesium,
    potassiumLevel: levels.potassium,
    sodiumLevel: levels.sodium,
    mixed: levels.mixed,
    tags: tags.join(';'),
    flags: food.flags.join(';'),
    official,
    brand,
    decidedBy: decidedBy === null ? null : JSON.stringify(decidedBy),
    aliases: food.aliases,
    portions: food.portions,
    named,
  }
}
