import { type Amount, per100kcal } from './amount'
import { check, decide, NOT_MEASURED, type Path, path, type Ruling } from './check'
import type { Mineral } from './mineral'
import { labelAmount } from './round-label'
import type { RichLevel } from './tag'
import type { RichThresholds } from './thresholds'

/** The minerals people eat toward a reference. */
export type RichMineral = Exclude<Mineral, 'sodium'>

export type RichRuling = {
  readonly level: RichLevel
  readonly rich: Ruling
  readonly source: Ruling
  /** Under the energy floor a density means nothing, and the serving alone decides (T5). */
  readonly densitySkipped: boolean
}

/**
 * The rule for magnesium and potassium, before sodium or flags have a say: enough in a serving (mg, rounded as on a
 * label), and enough for its energy (mg per 100 kcal).
 *
 * Rich: a tenth of the reference on both, or a very large serving at the density of a source. Source: the lower
 * pair. Where the density is skipped for want of energy (T5), a source needs its serving alone and rich the very
 * large serving, as in the reference implementation. Where energy was not published, the density cannot be shown:
 * too small a serving still misses for certain, anything else is unknown and gets no tag.
 */
export function richRule(
  mineral: RichMineral,
  per100g: Amount,
  energyKcal: Amount,
  servingGrams: number,
  thresholds: RichThresholds,
  densityFloorKcal: number,
): RichRuling {
  const densitySkipped = energyKcal !== null && energyKcal < densityFloorKcal
  const serving = labelAmount(per100g, servingGrams, mineral)
  if (serving === null) return { level: 'unknown', rich: NOT_MEASURED, source: NOT_MEASURED, densitySkipped }

  const t = thresholds
  const density = per100kcal(per100g, energyKcal)
  const pair = (servingFloor: number, densityFloor: number): Path => {
    const enough = check('serving', serving, 'at least', servingFloor)
    if (densitySkipped) return path(enough)
    if (density === null) return { checks: [enough], incomplete: true }
    return path(enough, check('100kcal', density, 'at least', densityFloor))
  }
  const alone = pair(t.richServingAlone, t.sourceDensity)
  const rich = decide(densitySkipped ? [alone] : [pair(t.richServing, t.richDensity), alone])
  const source = decide([pair(t.sourceServing, t.sourceDensity)])
  return { level: levelOf(rich, source), rich, source, densitySkipped }
}

function levelOf(rich: Ruling, source: Ruling): RichLevel {
  if (rich.outcome === 'met') return 'rich'
  if (source.outcome === 'met') return 'source'
  return rich.outcome === 'unknown' || source.outcome === 'unknown' ? 'unknown' : 'none'
}
