import type { Mineral } from './mineral'
import { type MeasuredTag, TAG_PARTS } from './tag'

/**
 * The numbers of the tag rule (`data/thresholds.json`). Per serving in mg, density in mg per 100 kcal,
 * each with the authorities it comes from (ids of `data/authorities.json`).
 */
export type RichThresholds = {
  /** Daily reference in mg. */
  readonly reference: number
  readonly sourceServing: number
  readonly sourceDensity: number
  readonly richServing: number
  readonly richDensity: number
  /** A serving this large is rich already at the density of a source. */
  readonly richServingAlone: number
  readonly referenceAuthorities: readonly string[]
  readonly richAuthorities: readonly string[]
  readonly sourceAuthorities: readonly string[]
}

export type SodiumThresholds = {
  /** Daily limit in mg. */
  readonly limit: number
  readonly highServing: number
  readonly highPer100g: number
  readonly highDrinkPer100g: number
  readonly highFloorServing: number
  readonly lowServing: number
  /** Servings of at most this many grams must be low per 50 g too … */
  readonly smallServingGrams: number
  /** … unless they give at most this many mg. */
  readonly smallServingExempt: number
  readonly referenceAuthorities: readonly string[]
  readonly highAuthorities: readonly string[]
  readonly lowAuthorities: readonly string[]
}

export type Thresholds = {
  readonly magnesium: RichThresholds
  readonly potassium: RichThresholds
  readonly sodium: SodiumThresholds
  /** Under this many kcal per 100 g the density test is skipped (T5). */
  readonly densityFloorKcal: number
  /** Potassium per serving from which a food is marked behind a closed gate (T8). */
  readonly kidneyPotassium: number
}

/** Ids of the authorities whose numbers decide a tag, the daily reference or limit first, each once. */
export function tagAuthorities(tag: MeasuredTag, thresholds: Thresholds): readonly string[] {
  const parts = TAG_PARTS[tag]
  const { referenceAuthorities } = thresholds[parts.mineral]
  if (parts.mineral !== 'sodium') {
    return [...new Set([...referenceAuthorities, ...thresholds[parts.mineral][`${parts.kind}Authorities`]])]
  }
  const { highAuthorities, lowAuthorities } = thresholds.sodium
  const high = parts.kind === 'low' ? [] : highAuthorities
  const low = parts.kind === 'high' ? [] : lowAuthorities
  return [...new Set([...referenceAuthorities, ...high, ...low])]
}

/** The daily reference of magnesium or potassium, or the daily limit of sodium, in mg. */
export function dailyMg(mineral: Mineral, thresholds: Thresholds): number {
  return mineral === 'sodium' ? thresholds.sodium.limit : thresholds[mineral].reference
}
