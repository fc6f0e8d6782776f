import type { Condition } from './condition'
import type { Finding, Tone } from './finding'
import type { Selection } from './select'

/** One way a rule may put it. Heading and texts are templates (`wording.ts`). */
export type Saying = {
  readonly when: Condition
  readonly heading: string
  readonly text: string
  readonly authorityText: string | null
  readonly tone: Tone
  /** Ids, or the claims that name the foods in question. */
  readonly claims: readonly string[] | 'of-the-naming'
  readonly authorities: readonly string[]
  readonly because: Selection
  readonly look: Finding['look']
  /** Such a saying is passed over wherever nothing may speak for potassium. */
  readonly encouragesPotassium: boolean
}

export const KINDS = ['safety', 'context', 'composition', 'positive'] as const

export type Kind = (typeof KINDS)[number]

/** When to speak, and what to say: the first of `says` that may be said and whose `when` holds. */
export type Rule = {
  readonly id: string
  readonly kind: Kind
  /** 0 is never folded; larger is less urgent. */
  readonly priority: number
  /** False where nothing that a person can tick leads here yet. */
  readonly offered: boolean
  readonly when: Condition
  /** Rules that are dropped where this one speaks … */
  readonly replaces: readonly string[]
  /** … and rules that are folded away then. */
  readonly folds: readonly string[]
  readonly says: readonly Saying[]
}

/** `data/guidance.json`, with the threshold of the kidney mark from `data/thresholds.json`. */
export type Guidance = {
  readonly rules: readonly Rule[]
  /** How many of each kind are shown at a time; the rest are folded. */
  readonly shown: Readonly<Record<Kind, number>>
  readonly kidneyPotassium: number
}
