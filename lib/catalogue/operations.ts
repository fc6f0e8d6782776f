import type { Mineral } from '../nutrition/mineral'

/** Rows rejected or left aside, counted by file and reason. */
export type RowReason = {
  readonly kind: 'rejected' | 'noted'
  readonly file: string
  readonly reason: string
  /** null where a whole file is left unread. */
  readonly rows: number | null
}

/** An imported release with what became of its rows. */
export type ReleaseFigures = {
  readonly id: number
  readonly dataset: string
  readonly release: string
  readonly importedAt: string
  readonly file: string
  readonly foods: number
  readonly rejected: number
  readonly summary: readonly RowReason[]
  /** Whether its foods are those of the catalogue. */
  readonly shown: boolean
  /** In how many foods the table gives no amount. */
  readonly unknown: Readonly<Record<Mineral, number>>
}

/** What somebody who runs a copy wants to know of it. */
export type Operations = {
  readonly releases: readonly ReleaseFigures[]
  /** Releases that an import began to bring in and did not finish. */
  readonly unfinished: readonly { readonly dataset: string; readonly release: string }[]
  readonly running: { readonly what: string; readonly since: string } | null
  readonly bytes: {
    /** Owners and their lists. */
    /** Null where they are not in a file of this machine. */
    readonly people: number | null
    /** Releases and their foods. */
    readonly releases: number
    /** The foods that are shown, with the search index. */
    readonly catalogue: number
    /** The search index alone. */
    readonly index: number
  }
}
