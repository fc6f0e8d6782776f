import { z } from 'zod'
import { FOOD_FLAGS } from '../nutrition/food'
import type { ReferenceAmount } from './reference-data'
import { pattern, slug, text, wordSet } from './text'

/** Category words as rules compare them: releases set their dashes and spaces differently, and some mangle them. */
export function categoryWords(category: string): string {
  return category.replace(/\s+(?:(?:[–-]|â€“)\s+)?/g, ' ').trim()
}

const categories = wordSet.transform((list): ReadonlySet<string> => new Set([...list].map(categoryWords)))

/** Which foods a rule speaks of; `null` asks nothing. */
const test = z.strictObject({
  id: text,
  /** Tried on the official description in lower case. */
  name: pattern.nullable().default(null),
  except: pattern.nullable().default(null),
  /** The table's own category words. */
  categories: categories.nullable().default(null),
  /** Where two tables mean different things by one word: rice is dry in a shop and cooked in the survey. */
  datasets: wordSet.nullable().default(null),
  /** Only foods known to have no more kcal in 100 g: what is called fruit and has more is dried, or a sweet. */
  mostKcal: z.number().positive().nullable().default(null),
})

const testInGroups = test.extend({ groups: wordSet.nullable().default(null) })

/** What a food is and how it is eaten. A role is given only where the category or the name makes it safe. */
export const groupRulesSchema = z.array(test.extend({ group: slug, role: slug.nullable() })).min(1)

const ownAmount = z.strictObject({ label: text, grams: z.number().positive() })

/** Which reference amount a food has; `null` is none, so that it is shown per 100 g. */
export const servingRulesSchema = z
  .array(
    testInGroups.extend({
      serving: slug.nullable(),
      /** An amount of the rule's own, for a category that covers several. */
      amount: ownAmount.nullable().default(null),
      /** Replaces the role of the group: raw dry beans are cooked with, not eaten as a side. */
      role: slug.nullable().default(null),
      /** Whether what a label says is believed before this amount. */
      overLabel: z.boolean().default(false),
    }),
  )
  .min(1)

export const flagRulesSchema = z.array(testInGroups.extend({ flag: z.enum(FOOD_FLAGS) })).min(1)

const measure = z.strictObject({ unit: text, quantity: z.number().positive() })

/** The usual amount of each reference amount category, and the household measure that gives it for one food. */
export const usualAmountsSchema = z.record(
  slug,
  ownAmount.extend({
    /** So many of this household measure, where the record gives its weight. */
    measure: measure.nullable().default(null),
  }),
)

export type RuleTest = Readonly<Omit<z.infer<typeof test>, 'id'>>
export type GroupRule = Readonly<z.infer<typeof groupRulesSchema>[number]>
export type ServingRule = Readonly<z.infer<typeof servingRulesSchema>[number]>
export type FlagRule = Readonly<z.infer<typeof flagRulesSchema>[number]>

export type UsualAmount = Readonly<z.infer<typeof usualAmountsSchema>[string]> &
  Readonly<Pick<ReferenceAmount, 'gramsMin' | 'gramsMax' | 'state'>> & { readonly category: string }

export type ImportRules = {
  readonly groups: readonly GroupRule[]
  readonly servings: readonly ServingRule[]
  readonly flags: readonly FlagRule[]
  readonly amounts: ReadonlyMap<string, UsualAmount>
}
