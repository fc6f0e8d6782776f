import type { FoodFlag } from '../nutrition/food'

/** Which foods a rule speaks of; `null` asks nothing. */
export type RuleTest = {
  /** Tried on the official description in lower case. */
  readonly name: RegExp | null
  readonly except: RegExp | null
  /** The table's own category words. */
  readonly categories: ReadonlySet<string> | null
  /** Where two tables mean different things by one word: rice is dry in a shop and cooked in the survey. */
  readonly datasets: ReadonlySet<string> | null
  /** Only foods known to have no more kcal in 100 g: what is called fruit and has more is dried, or a sweet. */
  readonly mostKcal: number | null
}

/** What a food is and how it is eaten. A role is given only where the category or the name makes it safe. */
export type GroupRule = RuleTest & {
  readonly id: string
  readonly group: string
  readonly role: string | null
}

/** Which reference amount a food has; `null` is none, so that it is shown per 100 g. */
export type ServingRule = RuleTest & {
  readonly id: string
  readonly groups: ReadonlySet<string> | null
  readonly serving: string | null
  /** An amount of the rule's own, for a category that covers several. */
  readonly amount: { readonly label: string; readonly grams: number } | null
  /** Replaces the role of the group: raw dry beans are cooked with, not eaten as a side. */
  readonly role: string | null
  /** Whether what a label says is believed before this amount. */
  readonly overLabel: boolean
}

export type FlagRule = RuleTest & {
  readonly id: string
  readonly groups: ReadonlySet<string> | null
  readonly flag: FoodFlag
}

/** The usual amount of one reference amount category, and the household measure that gives it for one food. */
export type UsualAmount = {
  readonly category: string
  readonly gramsMin: number
  readonly gramsMax: number
  readonly state: 'food' | 'drink'
  readonly grams: number
  readonly label: string
  /** So many of this household measure, where the record gives its weight. */
  readonly measure: { readonly unit: string; readonly quantity: number } | null
}

export type ImportRules = {
  readonly groups: readonly GroupRule[]
  readonly servings: readonly ServingRule[]
  readonly flags: readonly FlagRule[]
  readonly amounts: ReadonlyMap<string, UsualAmount>
}

/** Category words as rules compare them: releases set their dashes and spaces differently, and some mangle them. */
export function categoryWords(category: string): string {
  return category.replace(/\s+(?:(?:[–-]|â€“)\s+)?/g, ' ').trim()
}
