import { type Amount, inGrams } from './amount'
import type { Food } from './food'
import { MINERALS, type Mineral } from './mineral'
import type { Check, Receipt } from './receipt'
import { receipts } from './receipts'
import type { MeasuredTag } from './tag'
import type { Thresholds } from './thresholds'

/**
 * Where a document and a measurement do not say the same of a food (T1: two facts, neither overrides the other).
 *
 * - `named-not-measured`: named, but a serving misses our cut-off.
 * - `named-sodium-wins`: named, and a serving reaches it, but the food is high in sodium.
 * - `named-never-source`: named, and a serving reaches it, but such a product never counts as a source.
 * - `measured-not-named`: a serving reaches it, and no document names the food for the mineral.
 * - `named-unknown`: named, but a figure was not published.
 */
export type NamingConflict = {
  readonly mineral: Mineral
  readonly kind:
    | 'named-not-measured'
    | 'named-sodium-wins'
    | 'named-never-source'
    | 'measured-not-named'
    | 'named-unknown'
  /** Ids of `data/named-sources.json`; none where no document names it. */
  readonly namedSources: readonly string[]
  readonly claims: readonly string[]
  /** mg in a usual serving, not rounded. */
  readonly perServing: Amount
  /** The comparison that misses by most; null where nothing was missed. */
  readonly missedBy: Check | null
}

/** What a mineral has to reach at least for "measured" to agree with "named". */
const EXPECTED: Readonly<Record<Mineral, MeasuredTag>> = {
  magnesium: 'magnesium-source',
  potassium: 'potassium-source',
  sodium: 'high-sodium',
}

/** The conflicts of a food in the order of the minerals, at most one each. */
export function namingConflicts(food: Food, thresholds: Thresholds): readonly NamingConflict[] {
  const all = receipts(food, thresholds)
  return MINERALS.flatMap((mineral) => {
    const receipt = all.find(({ tag }) => tag === EXPECTED[mineral])
    const namings = food.named.filter((naming) => naming.mineral === mineral)
    const kind = receipt ? conflictKind(receipt, namings.length > 0) : null
    if (!receipt || kind === null) return []
    return [
      {
        mineral,
        kind,
        namedSources: namings.map(({ namedSource }) => namedSource),
        claims: [...new Set(namings.flatMap(({ claims }) => claims))],
        perServing: inGrams(food.amounts[mineral], food.serving.grams),
        missedBy: kind === 'named-not-measured' ? worstMiss(receipt.checks) : null,
      },
    ]
  })
}

function conflictKind({ verdict }: Receipt, named: boolean): NamingConflict['kind'] | null {
  switch (verdict) {
    case 'given':
    case 'stronger-tag':
      return named ? null : 'measured-not-named'
    case 'missed':
      return named ? 'named-not-measured' : null
    case 'not-measured':
      return named ? 'named-unknown' : null
    case 'sodium-wins':
    case 'never-source':
      return named ? `named-${verdict}` : null
  }
}

function worstMiss(checks: readonly Check[]): Check | null {
  const [worst] = checks
    .filter(({ passes }) => !passes)
    .toSorted((a, b) => a.margin / a.threshold - b.margin / b.threshold)
  return worst ?? null
}
