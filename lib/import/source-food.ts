import type { AmountsPer100g } from '../nutrition/amount'
import type { Portion } from '../nutrition/food'
import type { SourceDataset } from '../schemas/source-datasets'

/** One food of a published table as published, in our units; nothing of ours added, nothing unknown filled in. */
export type SourceFood = {
  readonly dataset: SourceDataset
  /** The table's own key: an FDC id; for the survey's own files a food code. */
  readonly record: string
  /** The key that stays when a release renumbers its records: NDB number, food code, GTIN; null where there is none. */
  readonly stableKey: string | null
  readonly description: string
  /** The table's own category words. */
  readonly category: string | null
  readonly brand: { readonly owner: string | null; readonly name: string | null } | null
  /** What the label or the survey gives as one serving. Millilitres stay millilitres. */
  readonly labelServing: {
    readonly amount: number
    readonly unit: 'g' | 'ml'
    readonly household: string | null
  } | null
  readonly amounts: AmountsPer100g
  readonly portions: readonly Portion[]
}

/** A row that could not be taken: where it stands and why. */
export type RejectedRow = {
  readonly file: string
  /** 1-based line of a text file; the row number of a sheet; the index of an entry in a JSON array. */
  readonly line: number
  readonly field: string
  readonly reason: string
  readonly record: string | null
}

/** What of a row could not be taken, and why. */
export type Fault = Pick<RejectedRow, 'field' | 'reason'>

/** Rows left aside that are no mistakes, such as laboratory samples: counted, so that every row is accounted for. */
export type RowsNoted = {
  readonly file: string
  readonly reason: string
  /** `null` where the whole file is left unread. */
  readonly rows: number | null
}

export type SourceRow =
  | { readonly kind: 'food'; readonly food: SourceFood }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRow }
  | { readonly kind: 'noted'; readonly noted: RowsNoted }

/** Rows as they are handed on: some at a time, for millions of them come. */
export type SourceRows = readonly SourceRow[]

/** What a reader says of the file before its rows: recognised by content, never by name alone. */
export type SourceRelease = {
  readonly dataset: SourceDataset
  /** The publisher's own release, such as `2025-04-24`; from the official file name inside, else from the content. */
  readonly release: string
}
