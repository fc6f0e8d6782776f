import type { Amount } from './amount'
import { check, decide, NOT_MEASURED, outcomeOf, type Path, path, type Ruling } from './check'
import type { Serving } from './food'
import type { Check } from './receipt'
import { labelAmount } from './round-label'
import type { SodiumLevel } from './tag'
import type { SodiumThresholds } from './thresholds'

export type SodiumRuling = {
  readonly level: SodiumLevel
  readonly high: Ruling
  readonly moderate: Ruling
  readonly low: Ruling
}

/** What the rule compares: a serving as on a label, and figures by weight as they are. */
type Compared = {
  readonly per100g: number
  readonly inServing: number
  readonly per100gLine: number
  readonly small: boolean
  readonly t: SodiumThresholds
}

/**
 * The rule for sodium. High: a fifth of the limit in a serving (FDA 5/20), or salty by weight (UK front of pack, with
 * its own line for drinks) in a serving that is not negligible. Low: at most 140 mg in a serving (21 CFR 101.61); a
 * small serving must be low per 50 g too, unless it gives next to nothing. Moderate: neither. Servings are rounded as
 * on a label, figures per 100 g and per 50 g are not. Unknown sodium gives no level.
 */
export function sodiumRule(per100g: Amount, serving: Serving, thresholds: SodiumThresholds): SodiumRuling {
  const compared = compare(per100g, serving, thresholds)
  if (compared === null) {
    return { level: 'unknown', high: NOT_MEASURED, moderate: NOT_MEASURED, low: NOT_MEASURED }
  }
  const { inServing, t } = compared
  const high = decide(highPaths(compared))
  const lowAlone = decide(lowPaths(compared))
  const notHigh = notHighChecks(compared)
  // A drink can be salty by weight in a serving that is low by itself: high comes first.
  const low =
    high.outcome === 'met' && lowAlone.outcome === 'met'
      ? decide([path(check('serving', inServing, 'at most', t.lowServing), ...notHigh)])
      : lowAlone
  const moderate = decide(
    notLowPaths(compared).flatMap(({ checks }) =>
      notHigh.map((one) => path(...checks, check('serving', inServing, 'less than', t.highServing), one)),
    ),
  )
  return { level: levelOf(high.outcome, low.outcome), high, moderate, low }
}

/** The level alone, for when nobody asks why. */
export function sodiumLevel(per100g: Amount, serving: Serving, thresholds: SodiumThresholds): SodiumLevel {
  const compared = compare(per100g, serving, thresholds)
  if (compared === null) return 'unknown'
  return levelOf(outcomeOf(highPaths(compared)), outcomeOf(lowPaths(compared)))
}

function levelOf(high: Ruling['outcome'], low: Ruling['outcome']): Exclude<SodiumLevel, 'unknown'> {
  if (high === 'met') return 'high'
  return low === 'met' ? 'low' : 'moderate'
}

function compare(per100g: Amount, serving: Serving, t: SodiumThresholds): Compared | null {
  const inServing = labelAmount(per100g, serving.grams, 'sodium')
  if (per100g === null || inServing === null) return null
  return {
    per100g,
    inServing,
    per100gLine: serving.state === 'drink' ? t.highDrinkPer100g : t.highPer100g,
    small: serving.grams <= t.smallServingGrams,
    t,
  }
}

function highPaths({ per100g, inServing, per100gLine, t }: Compared): readonly Path[] {
  return [
    path(check('serving', inServing, 'at least', t.highServing)),
    path(check('100g', per100g, 'more than', per100gLine), check('serving', inServing, 'at least', t.highFloorServing)),
  ]
}

function notHighChecks({ per100g, inServing, per100gLine, t }: Compared): readonly Check[] {
  return [check('100g', per100g, 'at most', per100gLine), check('serving', inServing, 'less than', t.highFloorServing)]
}

function lowPaths({ per100g, inServing, small, t }: Compared): readonly Path[] {
  const lowServing = check('serving', inServing, 'at most', t.lowServing)
  if (!small) return [path(lowServing)]
  return [
    path(lowServing, check('50g', per100g / 2, 'at most', t.lowServing)),
    path(lowServing, check('serving', inServing, 'at most', t.smallServingExempt)),
  ]
}

function notLowPaths({ per100g, inServing, small, t }: Compared): readonly Path[] {
  const aboveServing = path(check('serving', inServing, 'more than', t.lowServing))
  if (!small) return [aboveServing]
  return [
    aboveServing,
    path(
      check('serving', inServing, 'more than', t.smallServingExempt),
      check('50g', per100g / 2, 'more than', t.lowServing),
    ),
  ]
}
