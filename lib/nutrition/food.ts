import type { AmountsPer100g } from './amount'
import type { Mineral } from './mineral'

/** One row of a published food table. */
export type SourceRecord = {
  /** Dataset id: `usda-sr-legacy`, `ifct-2017`. */
  readonly id: string
  readonly release: string
  /** The table's own key for the row: an FDC id, an IFCT code. */
  readonly record: string
}

/** The amount usually eaten at once: the reference amount of `category`, in grams. */
export type Serving = {
  readonly label: string
  readonly grams: number
  readonly category: string
  /** Drinks meet the sodium rule for drinks. */
  readonly state: 'food' | 'drink'
}

/** A household measure of this food. */
export type Portion = {
  readonly label: string
  readonly grams: number
}

/** What a food is beside its group. */
export const FOOD_FLAGS = ['salt-substitute', 'supplement', 'never-source', 'dry-mix'] as const

export type FoodFlag = (typeof FOOD_FLAGS)[number]

/** A food named by a document, or belonging to a group that one names (`data/named-sources.json`). */
export type DocumentNaming = {
  readonly namedSource: string
  readonly mineral: Mineral
  readonly claims: readonly string[]
}

/** A source record plus our editorial layer. */
export type Food = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly group: string
  readonly role: string
  /** Preparations of one food share a family. */
  readonly family: string
  readonly preparation: string
  /** 1 is the plain food somebody means who types just its name; 3 a rarer form. */
  readonly prominence: 1 | 2 | 3
  readonly source: SourceRecord
  readonly serving: Serving
  readonly portions: readonly Portion[]
  readonly amounts: AmountsPer100g
  readonly named: readonly DocumentNaming[]
  readonly flags: readonly FoodFlag[]
}
