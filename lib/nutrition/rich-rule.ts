import { type Amount, per100kcal } from './amount'
import { check, decide, NOT_MEASURED, outcomeOf, type Path, path, type Ruling } from './check'
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

/** What the rule is asked: one mineral of one food, and the numbers to hold it against. */
export type RichQuestion = {
  readonly mineral: RichMineral
  readonly per100g: Amount
  readonly energyKcal: Amount
  readonly servingGrams: number
  readonly thresholds: RichThresholds
  readonly densityFloorKcal: number
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
export function richRule(of: RichQuestion): RichRuling {
  const densitySkipped = skipsDensity(of)
  const paths = richPaths(of)
  if (paths === null) return { level: 'unknown', rich: NOT_MEASURED, source: NOT_MEASURED, densitySkipped }
  const rich = decide(paths.rich)
  const source = decide(paths.source)
  return { level: levelOf(rich.outcome, source.outcome), rich, source, densitySkipped }
}

/** The level alone, for when nobody asks why. */
export function richLevel(of: RichQuestion): RichLevel {
  const paths = richPaths(of)
  return paths === null ? 'unknown' : levelOf(outcomeOf(paths.rich), outcomeOf(paths.source))
}

function skipsDensity({ energyKcal, densityFloorKcal }: RichQuestion): boolean {
  return energyKcal !== null && energyKcal < densityFloorKcal
}

function richPaths(of: RichQuestion): { readonly rich: readonly Path[]; readonly source: readonly Path[] } | null {
  const { mineral, per100g, servingGrams, thresholds: t } = of
  const serving = labelAmount(per100g, servingGrams, mineral)
  if (serving === null) return null
  const alone = pair(of, serving, t.richServingAlone, t.sourceDensity)
  return {
    rich: skipsDensity(of) ? [alone] : [pair(of, serving, t.richServing, t.richDensity), alone],
    source: [pair(of, serving, t.sourceServing, t.sourceDensity)],
  }
}

/** Enough in a serving and enough for its energy, as far as the energy is known and means something. */
function pair(of: RichQuestion, serving: number, servingFloor: number, densityFloor: number): Path {
  const enough = check('serving', serving, 'at least', servingFloor)
  if (skipsDensity(of)) return path(enough)
  const density = per100kcal(of.per100g, of.energyKcal)
  if (density === null) return { checks: [enough], incomplete: true }
  return path(enough, check('100kcal', density, 'at least', densityFloor))
}

function levelOf(rich: Ruling['outcome'], source: Ruling['outcome']): RichLevel {
  if (rich === 'met') return 'rich'
  if (source === 'met') return 'source'
  return rich === 'unknown' || source === 'unknown' ? 'unknown' : 'none'
}
