import type { Mineral } from '../nutrition/mineral'

/** A food with its place among others. */
export type RankedFood = {
  readonly id: string
  readonly name: string
  /** In a usual serving. */
  readonly mg: number
  /** 1 for the most. Foods that show the same whole mg share a rank, and the next rank is left out (1, 2, 2, 4). */
  readonly rank: number
}

/** Where a food stands in its group by what a usual serving has of one mineral. */
export type Standing = {
  readonly mineral: Mineral
  /** null where its amount is unknown. */
  readonly own: RankedFood | null
  /** How many others share its rank. */
  readonly tied: number
  /** How many foods have a rank. */
  readonly ranked: number
  /** How many have none, their amount being unknown. */
  readonly unranked: number
  /** The first few. */
  readonly first: readonly RankedFood[]
}
