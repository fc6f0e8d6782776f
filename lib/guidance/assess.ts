import type { Scope } from '../lists/list'
import type { ListItem } from '../nutrition/list-item'
import { type Totals, totals } from '../nutrition/total'
import { holds, type Situation } from './condition'
import { type Context, mayEncouragePotassium } from './context'
import { type Counts, counts } from './counts'
import type { Finding } from './finding'
import { type ListedFood, listedFoods } from './listed-food'
import type { Guidance, Rule, Saying } from './rule'
import { namedNotMeasured, select } from './select'
import { fill } from './wording'

export type AssessmentInput = {
  readonly items: readonly ListItem[]
  /** What the list stands for. Day references are compared with days only. */
  readonly scope: Scope
  readonly context: ReadonlySet<Context>
}

export type Assessment = {
  readonly totals: Totals
  readonly counts: Counts
  /** What to show, most urgent first. */
  readonly findings: readonly Finding[]
  /** What also holds, folded away. Never a finding of priority 0. */
  readonly folded: readonly Finding[]
}

type Fired = { readonly rule: Rule; readonly finding: Finding }

/** The claims that name these foods as sources of what they were not measured to be: the first claim of each naming. */
function namingClaims(foods: readonly ListedFood[]): readonly string[] {
  const ids = foods.flatMap(({ food }) => namedNotMeasured(food).flatMap(({ claims }) => claims.slice(0, 1)))
  return [...new Set(ids)].sort()
}

function findingOf(rule: Rule, saying: Saying, situation: Situation): Finding {
  const because = select(situation.foods, saying.because, situation.kidneyPotassium)
  return {
    rule: rule.id,
    heading: fill(saying.heading, situation),
    text: fill(saying.text, situation),
    authorityText: saying.authorityText === null ? null : fill(saying.authorityText, situation),
    tone: saying.tone,
    priority: rule.priority,
    claims: saying.claims === 'of-the-naming' ? namingClaims(because) : saying.claims,
    authorities: saying.authorities,
    because: because.map(({ food }) => food.id),
    look: saying.look,
    encouragesPotassium: saying.encouragesPotassium,
  }
}

function fire(rule: Rule, situation: Situation): readonly Fired[] {
  if (!holds(rule.when, situation)) return []
  const mayEncourage = mayEncouragePotassium(situation.context)
  const saying = rule.says.find(
    ({ encouragesPotassium, when }) => (mayEncourage || !encouragesPotassium) && holds(when, situation),
  )
  return saying === undefined ? [] : [{ rule, finding: findingOf(rule, saying, situation) }]
}

/**
 * Balance guidance for a list: every rule that holds, most urgent first, then in the order of the rules, with rules that
 * another one replaces left out. Of each kind only so many are shown as the guidance says, the rest folded; priority 0
 * is always shown. Whatever speaks for potassium is passed over behind a closed gate or with diuretics, whatever the
 * rules say. Unknown amounts are never taken for zero: sums say what they cover.
 */
export function assess({ items, scope, context }: AssessmentInput, guidance: Guidance): Assessment {
  const foods = listedFoods(items)
  const sums = totals(items)
  const counted = counts(foods)
  const situation = {
    foods,
    counts: counted,
    totals: sums,
    scope,
    context,
    kidneyPotassium: guidance.kidneyPotassium,
  }
  const fired = guidance.rules.flatMap((rule) => fire(rule, situation))
  const replaced = new Set(fired.flatMap(({ rule }) => rule.replaces))
  const foldedAway = new Set(fired.flatMap(({ rule }) => rule.folds))
  const standing = fired.filter(({ rule }) => !replaced.has(rule.id)).sort((a, b) => a.rule.priority - b.rule.priority)

  const left = { ...guidance.shown }
  const findings: Finding[] = []
  const folded: Finding[] = []
  for (const { rule, finding } of standing) {
    const isShown = rule.priority === 0 || (left[rule.kind] > 0 && !foldedAway.has(rule.id))
    if (isShown) left[rule.kind] -= 1
    ;(isShown ? findings : folded).push(finding)
  }
  return { totals: sums, counts: counted, findings, folded }
}
