import type { Scope } from '../lists/list'
import type { Mineral } from '../nutrition/mineral'
import { coverage, type Totals } from '../nutrition/total'
import { type Context, mayEncouragePotassium } from './context'
import type { CountName, Counts } from './counts'
import type { ListedFood } from './listed-food'
import { sodiumPotassiumRatio } from './ratio'

/** Everything a rule may look at. */
export type Situation = {
  readonly foods: readonly ListedFood[]
  readonly counts: Counts
  readonly totals: Totals
  readonly scope: Scope
  readonly context: ReadonlySet<Context>
  /** mg of potassium from which the kidney mark is given. */
  readonly kidneyPotassium: number
}

/** When a rule speaks: the whole vocabulary of `data/guidance.json`. Sums in mg, coverage from 0 to 1. */
export type Condition =
  | { readonly always: true }
  /** Not from a list; says why. */
  | { readonly never: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly count: CountName; readonly atLeast: number }
  | { readonly count: CountName; readonly equals: number }
  | { readonly count: CountName; readonly atLeastShareOfServings: number }
  | { readonly context: Context }
  /** Nothing may speak for potassium: the gate is closed or diuretics are ticked. */
  | { readonly potassiumSuppressed: true }
  | { readonly scope: Scope }
  /** What is known adds up to this, with at least this coverage. */
  | { readonly sum: Mineral; readonly above: number; readonly coverage: number }
  | { readonly sum: Mineral; readonly atLeast: number; readonly coverage: number }
  | { readonly covered: Mineral; readonly atLeast: number }
  /** Sodium to potassium by moles. Neither holds for a list without potassium. */
  | { readonly ratioAtMost: number }
  | { readonly ratioAbove: number }

/** Whether a condition holds. Unknown amounts add nothing to sums; conditions on coverage are there to ask about them. */
export function holds(condition: Condition, situation: Situation): boolean {
  if ('always' in condition) return true
  if ('never' in condition) return false
  if ('all' in condition) return condition.all.every((part) => holds(part, situation))
  if ('any' in condition) return condition.any.some((part) => holds(part, situation))
  if ('not' in condition) return !holds(condition.not, situation)
  if ('context' in condition) return situation.context.has(condition.context)
  if ('potassiumSuppressed' in condition) return !mayEncouragePotassium(situation.context)
  if ('scope' in condition) return situation.scope === condition.scope
  if ('covered' in condition) return coverage(situation.totals[condition.covered]) >= condition.atLeast
  if ('ratioAtMost' in condition || 'ratioAbove' in condition) {
    const ratio = sodiumPotassiumRatio(situation.totals)
    if (ratio === null) return false
    return 'ratioAtMost' in condition ? ratio <= condition.ratioAtMost : ratio > condition.ratioAbove
  }
  if ('sum' in condition) {
    const sum = situation.totals[condition.sum]
    if (coverage(sum) < condition.coverage) return false
    return 'above' in condition ? sum.mg > condition.above : sum.mg >= condition.atLeast
  }
  const count = situation.counts[condition.count]
  if ('atLeast' in condition) return count >= condition.atLeast
  if ('equals' in condition) return count === condition.equals
  return count >= condition.atLeastShareOfServings * situation.counts.servings
}
