/** The columns of a food in the order in which its row is written. */
export const WRITTEN_COLUMNS: readonly string[] = `
  ordinal id name groupId datasetId official brand decidedBy role family preparation prominence record
  servingLabel servingGrams servingCategory servingState magnesium potassium sodium energyKcal
  magnesiumLevel potassiumLevel sodiumLevel mixed`
  .trim()
  .split(/\s+/)

type Value = string | number | null

/** Everything of a food that is written in its row; what the index asks of it comes first. */
export type WrittenFood = readonly [
  ordinal: number,
  id: string,
  /** The one it goes by, nobody else's. */
  name: string,
  group: string,
  dataset: string,
  official: string | null,
  brand: string | null,
  /** The rules that decided, as JSON; null for a food of ours. */
  decidedBy: string | null,
  ...rest: Value[],
]

export type AliasRow = readonly [ordinal: number, position: number, alias: string]
export type PortionRow = readonly [ordinal: number, position: number, label: string, grams: number]
export type FlagRow = readonly [ordinal: number, flag: string]
export type NamingRow = readonly [ordinal: number, position: number, namedSource: string, mineral: string]

/** Some foods in catalogue order with what belongs to them. Plain values, so that they go to another thread. */
export type WrittenFoods = {
  readonly foods: readonly WrittenFood[]
  /** The tags of each of the foods, measured and of documents, joined by semicolons: for the index alone. */
  readonly tags: readonly string[]
  readonly aliases: readonly AliasRow[]
  readonly portions: readonly PortionRow[]
  readonly flags: readonly FlagRow[]
  readonly namings: readonly NamingRow[]
}

export type DatasetRow = readonly [id: string, name: string, release: string, licence: string, citation: string]
export type ClaimRow = readonly [namedSource: string, mineral: string, claim: string]
