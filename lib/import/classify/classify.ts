import type { Amount } from '../../nutrition/amount'
import type { FoodFlag, Portion, Serving } from '../../nutrition/food'
import {
  categoryWords,
  type FlagRule,
  type GroupRule,
  type ImportRules,
  type RuleTest,
  type ServingRule,
  type UsualAmount,
} from '../../schemas/import-rule'
import type { SourceFood } from '../source-food'
import { counted, gramsOfUnit, householdWords } from './measure'

/** What our rules make of a published food, with the one rule that decided each part. */
export type Classification = {
  /** `null`: no rule fits, which the report counts. */
  readonly group: string | null
  readonly role: string | null
  /** `null`: no reference amount fits; the food is shown per 100 g. */
  readonly serving: Serving | null
  readonly flags: readonly FoodFlag[]
  readonly decidedBy: {
    readonly group: string | null
    readonly role: string | null
    readonly serving: string
    readonly flags: readonly string[]
  }
}

export const LABEL_SERVING = 'label serving'
export const LABEL_SERVING_ML = 'label serving in millilitres'
export const NO_SERVING = 'no serving rule'

/** A label may be this much smaller or larger than the reference amount before it is taken for a mistake. */
const LABEL_TIMES_SMALLER = 5
const LABEL_TIMES_LARGER = 3
/** Nobody eats or drinks more at once; a label that says so speaks of the package. */
const LABEL_MOST = 600

/**
 * Group, role, serving and flags of a published food by the rules of `data/import`: the first that fits decides.
 * Nothing is guessed: where none fits, group and role stay `null` and the food is judged per 100 g.
 * A serving printed on a label stands before the reference amount (21 CFR 101.12(b)) unless it cannot be right.
 */
export function classify(food: SourceFood, rules: ImportRules): Classification {
  const name = food.description.toLowerCase()
  const { energyKcal } = food.amounts
  const may = candidates(rules, food)
  const groupRule = firstOf(may.groups, name, energyKcal)
  const group = groupRule?.group ?? null
  const { servings, flags } = inGroup(may, group)
  const servingRule = firstOf(servings, name, energyKcal)
  const flagRules = flags.filter((rule) => isNamed(rule, name) && isLean(rule, energyKcal))
  const { serving, decidedBy } = servingOf(food, servingRule, rules)
  return {
    group,
    role: servingRule?.role ?? groupRule?.role ?? null,
    serving,
    flags: flagRules.length === 0 ? NO_FLAGS : [...new Set(flagRules.map(({ flag }) => flag))],
    decidedBy: {
      group: groupRule?.id ?? null,
      role: roleDecider(groupRule, servingRule),
      serving: decidedBy,
      flags: flagRules.map(({ id }) => id),
    },
  }
}

const NO_FLAGS: readonly FoodFlag[] = []

function firstOf<T extends RuleTest>(rules: readonly T[], name: string, energyKcal: Amount): T | null {
  return rules.find((rule) => isNamed(rule, name) && isLean(rule, energyKcal)) ?? null
}

function isNamed(rule: RuleTest, name: string): boolean {
  return (rule.name === null || rule.name.test(name)) && !(rule.except?.test(name) ?? false)
}

function isLean({ mostKcal }: RuleTest, energyKcal: Amount): boolean {
  return mostKcal === null || (energyKcal !== null && energyKcal <= mostKcal)
}

type Grouped = { readonly servings: readonly ServingRule[]; readonly flags: readonly FlagRule[] }
type Candidates = Grouped & { readonly groups: readonly GroupRule[]; readonly byGroup: Map<string | null, Grouped> }

const byDataset = new WeakMap<ImportRules, Map<string, Map<string | null, Candidates>>>()

/** The rules that may speak of a category, found once: a table has millions of foods and some hundred categories. */
function candidates(rules: ImportRules, { dataset, category }: SourceFood): Candidates {
  const datasets = byDataset.get(rules) ?? new Map<string, Map<string | null, Candidates>>()
  byDataset.set(rules, datasets)
  const byCategory = datasets.get(dataset) ?? new Map<string | null, Candidates>()
  datasets.set(dataset, byCategory)
  const known = byCategory.get(category)
  if (known !== undefined) return known
  const found = lookThrough(rules, dataset, category)
  byCategory.set(category, found)
  return found
}

function lookThrough(rules: ImportRules, dataset: string, published: string | null): Candidates {
  const category = published === null ? null : categoryWords(published)
  const may = (rule: RuleTest) =>
    (rule.categories === null || (category !== null && rule.categories.has(category))) &&
    (rule.datasets === null || rule.datasets.has(dataset))
  return {
    groups: rules.groups.filter(may),
    servings: rules.servings.filter(may),
    flags: rules.flags.filter(may),
    byGroup: new Map(),
  }
}

function inGroup({ servings, flags, byGroup }: Candidates, group: string | null): Grouped {
  const known = byGroup.get(group)
  if (known !== undefined) return known
  const of = ({ groups }: ServingRule | FlagRule) => groups === null || (group !== null && groups.has(group))
  const found = { servings: servings.filter(of), flags: flags.filter(of) }
  byGroup.set(group, found)
  return found
}

function roleDecider(group: GroupRule | null, serving: ServingRule | null): string | null {
  if (serving?.role != null) return serving.id
  return group?.role == null ? null : group.id
}

type Decided = { readonly serving: Serving | null; readonly decidedBy: string }

function servingOf(food: SourceFood, rule: ServingRule | null, rules: ImportRules): Decided {
  const usual = rules.amounts.get(rule === null ? 'unit' : (rule.serving ?? '')) ?? null
  const label = rule?.overLabel ? null : labelServing(food, usual)
  if (label !== null) return label
  if (rule === null) return { serving: null, decidedBy: NO_SERVING }
  return { serving: usual === null ? null : referenceServing(food.portions, rule, usual), decidedBy: rule.id }
}

/** Amounts of a food sold by volume are published per 100 ml, so that its millilitres stand where grams stand. */
function labelServing(food: SourceFood, usual: UsualAmount | null): Decided | null {
  const printed = food.labelServing
  if (printed === null || usual === null) return null
  const plausible =
    printed.amount >= usual.gramsMin / LABEL_TIMES_SMALLER &&
    printed.amount <= Math.min(usual.gramsMax * LABEL_TIMES_LARGER, LABEL_MOST)
  if (!plausible || (printed.unit === 'ml' && usual.state !== 'drink')) return null
  return {
    serving: {
      label: printed.household?.toLowerCase() ?? 'one serving by the label',
      grams: printed.amount,
      category: usual.category,
      state: usual.state,
    },
    decidedBy: printed.unit === 'ml' ? LABEL_SERVING_ML : LABEL_SERVING,
  }
}

const BULK = /\b(cups?|oz|ounces?|lbs?|pounds?|package|container|can|bottle|quantity|nlea|fl|tbsp|tsp|serving)\b/

function referenceServing(portions: readonly Portion[], rule: ServingRule, usual: UsualAmount): Serving | null {
  const { category, state, gramsMin, gramsMax, measure } = usual
  if (rule.amount !== null) return { ...rule.amount, category, state }
  if (category === 'unit') {
    const unit = portions.find(
      ({ label, grams }) => grams >= gramsMin && grams <= gramsMax && !BULK.test(label.toLowerCase()),
    )
    if (unit === undefined) return null
    const { quantity, unit: word } = counted(unit.label)
    return { label: quantity === 1 ? `1 ${word}` : unit.label, grams: unit.grams, category, state }
  }
  if (measure !== null) {
    const one = gramsOfUnit(portions, measure.unit)
    const grams = one === null ? null : Math.round(one * measure.quantity * 10) / 10
    if (grams !== null && grams >= gramsMin && grams <= gramsMax) return { label: usual.label, grams, category, state }
    return { label: usual.label, grams: usual.grams, category, state }
  }
  return { label: householdWords(portions, usual.grams) ?? usual.label, grams: usual.grams, category, state }
}
