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
 * known. Otherwise it is missed.
 */
export function outcomeOf(paths: readonly Path[]): Ruling['outcome'] {
  let outcome: Ruling['outcome'] = 'missed'
  for (const one of paths) {
    if (!isOpen(one)) continue
    if (!one.incomplete) return 'met'
    outcome = 'unknown'
  }
  return outcome
}

/** What becomes of a rule, with the path that decides it; where it is missed, the one nearest to passing. */
export function decide(paths: readonly Path[]): Ruling {
  const outcome = outcomeOf(paths)
  if (outcome === 'missed') {
    const [nearest] = paths.toSorted((a, b) => shortfall(a) - shortfall(b))
    return { outcome, checks: nearest?.checks ?? [] }
  }
  const deciding = paths.find((one) => isOpen(one) && one.incomplete === (outcome === 'unknown'))
  return { outcome, checks: deciding?.checks ?? [] }
}

function isOpen({ checks }: Path): boolean {
  return checks.every((one) => one.passes)
}

/** How far the worst check of a path misses, as a share of its threshold. */
function shortfall({ checks }: Path): number {
  return Math.max(0, ...checks.filter((one) => !one.passes).map((one) => -one.margin / one.threshold))
}
