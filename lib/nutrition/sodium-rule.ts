import type { Amount } from './amount'
import { check, decide, NOT_MEASURED, type Path, path, type Ruling } from './check'
import type { Serving } from './food'
import { labelAmount } from './round-label'
import type { SodiumLevel } from './tag'
import type { SodiumThresholds } from './thresholds'

export type SodiumRuling = {
  readonly level: SodiumLevel
  readonly high: Ruling
  readonly moderate: Ruling
  readonly low: Ruling
}

/**
 * The rule for sodium. High: a fifth of the limit in a serving (FDA 5/20), or salty by weight (UK front of pack, with
 * its own line for drinks) in a serving that is not negligible. Low: at most 140 mg in a serving (21 CFR 101.61); a
 * small serving must be low per 50 g too, unless it gives next to nothing. Moderate: neither. Servings are rounded as
 * on a label, figures per 100 g and per 50 g are not. Unknown sodium gives no level.
 */
export function sodiumRule(per100g: Amount, serving: Serving, thresholds: SodiumThresholds): SodiumRuling {
  const inServing = labelAmount(per100g, serving.grams, 'sodium')
  if (per100g === null || inServing === null) {
    return { level: 'unknown', high: NOT_MEASURED, moderate: NOT_MEASURED, low: NOT_MEASURED }
  }
  const t = thresholds
  const per100gLine = serving.state === 'drink' ? t.highDrinkPer100g : t.highPer100g
  const small = serving.grams <= t.smallServingGrams
  const gives = (comparison: 'at least' | 'more than' | 'at most' | 'less than', mg: number) =>
    check('serving', inServing, comparison, mg)

  const high = decide([
    path(gives('at least', t.highServing)),
    path(check('100g', per100g, 'more than', per100gLine), gives('at least', t.highFloorServing)),
  ])
  const lowServing = gives('at most', t.lowServing)
  const lowAlone = decide(
    small
      ? [
          path(lowServing, check('50g', per100g / 2, 'at most', t.lowServing)),
          path(lowServing, gives('at most', t.smallServingExempt)),
        ]
      : [path(lowServing)],
  )
  const notHigh = [check('100g', per100g, 'at most', per100gLine), gives('less than', t.highFloorServing)]
  // A drink can be salty by weight in a serving that is low by itself: high comes first.
  const low = high.outcome === 'met' && lowAlone.outcome === 'met' ? decide([path(lowServing, ...notHigh)]) : lowAlone
  const notLow: readonly Path[] = [
    path(gives('more than', t.lowServing)),
    ...(small
      ? [path(gives('more than', t.smallServingExempt), check('50g', per100g / 2, 'more than', t.lowServing))]
      : []),
  ]
  const moderate = decide(
    notLow.flatMap(({ checks }) => notHigh.map((one) => path(...checks, gives('less than', t.highServing), one))),
  )
  const level = high.outcome === 'met' ? 'high' : low.outcome === 'met' ? 'low' : 'moderate'
  return { level, high, moderate, low }
}
