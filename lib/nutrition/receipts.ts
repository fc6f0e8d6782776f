import { inGrams } from './amount'
import type { Ruling } from './check'
import type { Food } from './food'
import { isNeverSource, judge, type Rulings, rulings } from './levels'
import type { Receipt, Verdict } from './receipt'
import { labelAmount } from './round-label'
import { type FoodLevels, MEASURED_TAGS, type MeasuredTag, TAG_PARTS } from './tag'
import { type Thresholds, tagAuthorities } from './thresholds'

/**
 * One receipt for every measured tag, given or not, in the order of `MEASURED_TAGS`. Exactly those that the food
 * carries have the verdict `given`.
 */
export function receipts(food: Food, thresholds: Thresholds): readonly Receipt[] {
  const levels = judge(food, thresholds)
  const ruled = rulings(food, thresholds)
  return MEASURED_TAGS.map((tag) => {
    const { mineral } = TAG_PARTS[tag]
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

function rulingOf(tag: MeasuredTag, ruled: Rulings): Ruling {
  const parts = TAG_PARTS[tag]
  return parts.mineral === 'sodium' ? ruled.sodium[parts.kind] : ruled[parts.mineral][parts.kind]
}

function verdict(tag: MeasuredTag, ruling: Ruling, levels: FoodLevels, neverSource: boolean): Verdict {
  if (ruling.outcome === 'unknown') return 'not-measured'
  if (ruling.outcome === 'missed') return 'missed'
  const { mineral } = TAG_PARTS[tag]
  if (mineral === 'sodium') return 'given'
  const level = levels[mineral]
  if (tag === `${mineral}-${level}`) return 'given'
  if (level === 'rich') return 'stronger-tag'
  return neverSource ? 'never-source' : 'sodium-wins'
}
