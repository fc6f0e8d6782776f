import type { MealList, Scope } from './list'
import type { Outcome } from './outcome'

export type ListSummary = {
  readonly id: string
  readonly name: string
  readonly scope: Scope
  readonly meals: number
  readonly foods: number
  readonly updatedAt: Date
}

/**
 * What tells that a command was sent before: an id that its sender made, and a digest of what was asked. A form that is
 * sent again with other contents asks for something else.
 */
export type Envelope = { readonly id: string; readonly digest: string }

/** One owner's lists while a command is carried out. Nobody else changes them meanwhile; a list of others is not there. */
export type OwnLists = {
  read(id: string): Promise<MealList | null>
  /** The list used last. */
  latest(): Promise<MealList | null>
  count(): Promise<number>
  /** Keeps a list as it is now, a new one where there was none before. It is then the one used last. */
  save(before: MealList | null, after: MealList): Promise<void>
  /** Whether there is such a list, deleted now or before. */
  remove(id: string): Promise<boolean>
  restore(id: string): Promise<boolean>
}

/** Carries a command out. It looks first and writes last: what it refuses has changed nothing. */
export type Work = (lists: OwnLists) => Promise<Outcome>

/** All that pages and commands ask of the lists. Somebody else's list is answered like one that is not there: null. */
export type ListRepository = {
  /** The list used last comes first. */
  summaries(owner: string): Promise<readonly ListSummary[]>
  read(owner: string, id: string): Promise<MealList | null>
  /** The name of a deleted list that can still be brought back. */
  deletedName(owner: string, id: string): Promise<string | null>
  /**
   * Does the work of an envelope, all of it or nothing, and keeps what came of it; an envelope of this owner that came
   * before is answered as it was then, and nothing is done.
   */
  once(owner: string, envelope: Envelope, work: Work): Promise<Outcome>
}
