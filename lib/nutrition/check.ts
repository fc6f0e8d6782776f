import type { Check } from './receipt'

/** Conditions that must all hold. `incomplete`: a further one could not be tested for want of a published figure. */
export type Path = {
  readonly checks: readonly Check[]
  readonly incomplete: boolean
}

/** What became of a rule, with the checks of the path that decided. */
export type Ruling = {
  readonly outcome: 'met' | 'missed' | 'unknown'
  readonly checks: readonly Check[]
}

/** The ruling where the amount itself was not published. */
export const NOT_MEASURED: Ruling = { outcome: 'unknown', checks: [] }

/** One comparison of a measured value with a number of the rule, both in the same unit. */
export function check(basis: Check['basis'], value: number, comparison: Check['comparison'], threshold: number): Check {
  const upward = comparison === 'at least' || comparison === 'more than'
  const margin = upward ? value - threshold : threshold - value
  const inclusive = comparison === 'at least' || comparison === 'at most'
  return { basis, value, comparison, threshold, passes: inclusive ? margin >= 0 : margin > 0, margin }
}

export function path(...checks: readonly Check[]): Path {
  return { checks, incomplete: false }
}

/**
 * A rule is met when one of its paths is. It is unknown when none is, but one could be if a missing figure were
 * known. Otherwise it is missed, and the path nearest to passing tells by how much.
 */
export function decide(paths: readonly Path[]): Ruling {
  const open = paths.filter(({ checks }) => checks.every((one) => one.passes))
  const met = open.find(({ incomplete }) => !incomplete)
  if (met) return { outcome: 'met', checks: met.checks }
  const [unsure] = open
  if (unsure) return { outcome: 'unknown', checks: unsure.checks }
  const [nearest] = paths.toSorted((a, b) => shortfall(a) - shortfall(b))
  return { outcome: 'missed', checks: nearest?.checks ?? [] }
}

/** How far the worst check of a path misses, as a share of its threshold. */
function shortfall({ checks }: Path): number {
  return Math.max(0, ...checks.filter((one) => !one.passes).map((one) => -one.margin / one.threshold))
}
