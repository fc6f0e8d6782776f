import type { Amount } from './amount'
import type { SourceRecord } from './food'
import type { Mineral } from './mineral'
import type { MeasuredTag } from './tag'

/** One comparison the rule made, with the number it made it with. */
export type Check = {
  readonly basis: 'serving' | '100kcal' | '100g' | '50g'
  /** mg on that basis; in a serving, rounded as on a label. */
  readonly value: number
  readonly comparison: 'at least' | 'more than' | 'at most' | 'less than'
  readonly threshold: number
  readonly passes: boolean
  /** How far on the passing side; negative when it misses. Same unit as `value`. */
  readonly margin: number
}

export type Verdict =
  | 'given'
  /** The rule is missed; `checks` say by how much. */
  | 'missed'
  /** A figure the rule needs was not published: the mineral, or the energy its density is taken over. */
  | 'not-measured'
  /** The food has the stronger tag of the same mineral (rich over source). */
  | 'stronger-tag'
  /** The rule is met, but the food is high in sodium (T2): withheld, or shown as source. */
  | 'sodium-wins'
  /** Salt substitutes, supplements and baking chemicals never count as sources (T7). */
  | 'never-source'

/** Everything that makes a measured tag checkable, given or not. */
export type Receipt = {
  readonly tag: MeasuredTag
  readonly mineral: Mineral
  readonly verdict: Verdict
  readonly per100g: Amount
  readonly energyKcal: Amount
  readonly servingGrams: number
  /** mg in a serving as measured, for showing. */
  readonly inServing: Amount
  /** The same rounded as a label would, which is what the rule looks at. */
  readonly perServing: Amount
  /** The checks of the path that decided: the passing one, or the one nearest to passing. */
  readonly checks: readonly Check[]
  /** True where the density test was skipped for want of energy (T5). */
  readonly densitySkipped: boolean
  readonly authorities: readonly string[]
  readonly source: SourceRecord
}
