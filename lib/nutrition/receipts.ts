import { inGrams } from './amount'
import type { Ruling } from './check'
import type { Food } from './food'
import { isNeverSource, judge, type Rulings, rulings } from './levels'
import type { Mineral } from './mineral'
import type { Receipt, Verdict } from './receipt'
import { labelAmount } from './round-label'
import { type FoodLevels, MEASURED_TAGS, type MeasuredTag } from './tag'
import { type Thresholds, tagAuthorities } from './thresholds'

/**
 * One receipt for every measured tag, given or not, in the order of `MEASURED_TAGS`. Exactly those that the food
 * carries have the verdict `given`.
 */
export function receipts(food: Food, thresholds: Thresholds): readonly Receipt[] {
  const levels = judge(food, thresholds)
  const ruled = rulings(food, thresholds)
  return MEASURED_TAGS.map((tag) => {
    const mineral = TAGGED_MINERAL[tag]
    const ruling = rulingOf(tag, ruled)
    const per100g = food.amounts[mineral]
    return {
      tag,
      mineral,
      verdict: verdict(tag, ruling, levels, isNeverSource(food)),
      per100g,
      energyKcal: food.amounts.energyKcal,
      servingGrams: food.serving.grams,
      inServing: inGrams(per100g, food.serving.grams),
      perServing: labelAmount(per100g, food.serving.grams, mineral),
      checks: ruling.checks,
      densitySkipped: mineral !== 'sodium' && ruled[mineral].densitySkipped,
      authorities: tagAuthorities(tag, thresholds),
      source: food.source,
    }
  })
}

/** The mineral a measured tag is about. */
const TAGGED_MINERAL: Readonly<Record<MeasuredTag, Mineral>> = {
  'magnesium-rich': 'magnesium',
  'magnesium-source': 'magnesium',
  'potassium-rich': 'potassium',
  'potassium-source': 'potassium',
  'high-sodium': 'sodium',
  'moderate-sodium': 'sodium',
  'low-sodium': 'sodium',
}

function rulingOf(tag: MeasuredTag, ruled: Rulings): Ruling {
  switch (tag) {
    case 'magnesium-rich':
      return ruled.magnesium.rich
    case 'magnesium-source':
      return ruled.magnesium.source
    case 'potassium-rich':
      return ruled.potassium.rich
    case 'potassium-source':
      return ruled.potassium.source
    case 'high-sodium':
      return ruled.sodium.high
    case 'moderate-sodium':
      return ruled.sodium.moderate
    case 'low-sodium':
      return ruled.sodium.low
  }
}

function verdict(tag: MeasuredTag, ruling: Ruling, levels: FoodLevels, neverSource: boolean): Verdict {
  if (ruling.outcome === 'unknown') return 'not-measured'
  if (ruling.outcome === 'missed') return 'missed'
  const mineral = TAGGED_MINERAL[tag]
  if (mineral === 'sodium') return 'given'
  const level = levels[mineral]
  if (tag === `${mineral}-${level}`) return 'given'
  if (level === 'rich') return 'stronger-tag'
  return neverSource ? 'never-source' : 'sodium-wins'
}
