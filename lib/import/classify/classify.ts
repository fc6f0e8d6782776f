import type { DecidedBy } from '../../catalogue/provenance'
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
  readonly decidedBy: DecidedBy
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
  const groupRule = may.groups.find((rule) => fits(rule, name, energyKcal)) ?? null
  const group = groupRule?.group ?? null
  const { servings, flags } = inGroup(may, group)
  const servingRule = servings.find((rule) => fits(rule, name, energyKcal)) ?? null
  const flagRules = flags.filter((rule) => fits(rule, name, energyKcal))
  const { serving, decidedBy } = servingOf(food, servingRule, rules)
  return {
    group,
    role: servingRule?.role ?? groupRule?.role ?? null,
    serving,
    flags: flagRules.length === 0 ? NO_FLAGS : [...new Set(flagRules.map(({ flag }) => flag))],
    decidedBy: {
      group: groupRule?.id ?? null,
      role: [servingRule, groupRule].find((rule) => rule?.role != null)?.id ?? null,
      serving: decidedBy,
      flags: flagRules.map(({ id }) => id),
    },
  }
}

const NO_FLAGS: readonly FoodFlag[] = []

function fits(rule: RuleTest, name: string, energyKcal: Amount): boolean {
  return (
    (rule.name?.test(name) ?? true) &&
    !(rule.except?.test(name) ?? false) &&
    (rule.mostKcal === null || (energyKcal !== null && energyKcal <= rule.mostKcal))
  )
}

type Grouped = { readonly servings: readonly ServingRule[]; readonly flags: readonly FlagRule[] }
type Candidates = Grouped & { readonly groups: readonly GroupRule[]; readonly byGroup: Map<string | null, Grouped> }

const byCategory = new WeakMap<ImportRules, Map<string, Candidates>>()

/** The rules that may speak of a category, found once: a table has millions of foods and some hundred categories. */
function candidates(rules: ImportRules, { dataset, category }: SourceFood): Candidates {
  const known = byCategory.get(rules) ?? new Map<string, Candidates>()
  byCategory.set(rules, known)
  return remembered(known, `${dataset} ${category === null ? '' : `of ${category}`}`, () => {
    const words = category === null ? null : categoryWords(category)
    const may = (rule: RuleTest) => isAmong(rule.categories, words) && isAmong(rule.datasets, dataset)
    const { groups, servings, flags } = rules
    return {
      groups: groups.filter(may),
      servings: servings.filter(may),
      flags: flags.filter(may),
      byGroup: new Map<string | null, Grouped>(),
    }
  })
}

function inGroup({ servings, flags, byGroup }: Candidates, group: string | null): Grouped {
  return remembered(byGroup, group, () => {
    const may = ({ groups }: ServingRule | FlagRule) => isAmong(groups, group)
    return { servings: servings.filter(may), flags: flags.filter(may) }
  })
}

/** Whether a rule that asks for one of some asks for this one, or asks for none. */
function isAmong(asked: ReadonlySet<string> | null, one: string | null): boolean {
  return asked === null || (one !== null && asked.has(one))
}

function remembered<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  let value = known.get(key)
  if (value === undefined) {
    value = find()
    known.set(key, value)
  }
  return value
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
  const { category, state, measure } = usual
  const isUsual = (grams: number) => grams >= usual.gramsMin && grams <= usual.gramsMax
  if (rule.amount !== null) return { ...rule.amount, category, state }
  if (category === 'unit') {
    const unit = portions.find(({ label, grams }) => isUsual(grams) && !BULK.test(label.toLowerCase()))
    if (unit === undefined) return null
    const { quantity, unit: word } = counted(unit.label)
    return { label: quantity === 1 ? `1 ${word}` : unit.label, grams: unit.grams, category, state }
  }
  if (measure === null) {
    return { label: householdWords(portions, usual.grams) ?? usual.label, grams: usual.grams, category, state }
  }
  const one = gramsOfUnit(portions, measure.unit)
  const grams = one === null ? usual.grams : Math.round(one * measure.quantity * 10) / 10
  return { label: usual.label, grams: isUsual(grams) ? grams : usual.grams, category, state }
}
