import type { Mineral } from './mineral'
import type { MeasuredTag } from './tag'

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
export function tagAuthorities(tag: MeasuredTag, { magnesium, potassium, sodium }: Thresholds): readonly string[] {
  switch (tag) {
    case 'magnesium-rich':
      return unique(magnesium.referenceAuthorities, magnesium.richAuthorities)
    case 'magnesium-source':
      return unique(magnesium.referenceAuthorities, magnesium.sourceAuthorities)
    case 'potassium-rich':
      return unique(potassium.referenceAuthorities, potassium.richAuthorities)
    case 'potassium-source':
      return unique(potassium.referenceAuthorities, potassium.sourceAuthorities)
    case 'high-sodium':
      return unique(sodium.referenceAuthorities, sodium.highAuthorities)
    case 'moderate-sodium':
      return unique(sodium.referenceAuthorities, sodium.highAuthorities, sodium.lowAuthorities)
    case 'low-sodium':
      return unique(sodium.referenceAuthorities, sodium.lowAuthorities)
  }
}

/** The daily reference of magnesium or potassium, or the daily limit of sodium, in mg. */
export function dailyMg(mineral: Mineral, thresholds: Thresholds): number {
  return mineral === 'sodium' ? thresholds.sodium.limit : thresholds[mineral].reference
}

function unique(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())]
}
