import type { AmountsPer100g } from '../nutrition/amount'

/** The one rule that decided each part of an imported food; null where none did. */
export type DecidedBy = {
  readonly group: string | null
  readonly role: string | null
  readonly serving: string
  readonly flags: readonly string[]
}

/** What one release says of a food. */
export type PublishedFigures = {
  readonly dataset: string
  readonly release: string
  readonly record: string
  readonly description: string
  /** The table's own category words. */
  readonly category: string | null
  readonly amounts: AmountsPer100g
}

/** Where the figures of a food come from. */
export type Provenance = {
  /** What the table calls it; null where the food stands on our own file of figures. */
  readonly official: string | null
  /** The brand of a product, or else its owner. */
  readonly brand: string | null
  /** The rules that sorted an imported food; null for a food of ours. */
  readonly decidedBy: DecidedBy | null
  /**
   * What every imported release says of it, the newest first; one of them may be what is shown. null where the releases
   * cannot be read just now.
   */
  readonly published: readonly PublishedFigures[] | null
}
