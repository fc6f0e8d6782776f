import type { Condition } from '@/lib/guidance/condition'
import type { Context } from '@/lib/guidance/context'
import type { CountName } from '@/lib/guidance/counts'
import { inSentence } from '@/lib/nutrition/format'

/** Singular and plural of what is counted. */
const COUNTED: Readonly<Record<CountName, readonly [string, string]>> = {
  foods: ['food', 'foods'],
  servings: ['serving', 'servings'],
  highSodium: ['high-sodium serving', 'high-sodium servings'],
  magnesium: ['serving of a magnesium source', 'servings of a magnesium source'],
  magnesiumRich: ['magnesium-rich serving', 'magnesium-rich servings'],
  potassium: ['serving of a potassium source', 'servings of a potassium source'],
  potassiumRich: ['potassium-rich serving', 'potassium-rich servings'],
  both: ['serving that is a source of both', 'servings that are a source of both'],
  documentMagnesium: ['serving named for magnesium', 'servings named for magnesium'],
  documentPotassium: ['serving named for potassium', 'servings named for potassium'],
  plantGroups: ['group of plant foods', 'groups of plant foods'],
  leafyNutsWholeGrains: [
    'serving of leafy greens, nuts or whole grains',
    'servings of leafy greens, nuts or whole grains',
  ],
  tagged: ['food with a tag that matters', 'foods with a tag that matters'],
  magnesiumMeasured: ['food whose magnesium is known', 'foods whose magnesium is known'],
  potassiumMeasured: ['food whose potassium is known', 'foods whose potassium is known'],
  namedNotMeasured: [
    'food that an article names but our rule does not tag',
    'foods that an article names but our rule does not tag',
  ],
  namedNotMeasuredMagnesium: [
    'food named for magnesium that our rule does not tag',
    'foods named for magnesium that our rule does not tag',
  ],
  saltSubstitutes: ['salt substitute', 'salt substitutes'],
  supplements: ['supplement', 'supplements'],
}

const TICKED: Readonly<Record<Context, string>> = {
  kidney: 'kidney problems',
  'potassium-raising-medicine': 'a medicine that raises potassium',
  diuretics: 'diuretics',
  'high-blood-pressure': 'high blood pressure or salt sensitivity',
  exercise: 'hard exercise',
  'type-2-diabetes': 'type 2 diabetes',
  digestive: 'digestive problems',
  alcohol: 'alcohol',
}

function known(share: number): string {
  return `known for at least ${Math.round(share * 100)}% of the items`
}

function sumWords(condition: Extract<Condition, { readonly sum: unknown }>): string {
  const amount =
    'above' in condition
      ? `more than ${condition.above.toLocaleString('en-US')}`
      : `at least ${condition.atLeast.toLocaleString('en-US')}`
  const coverage = condition.coverage === 0 ? '' : `, ${known(condition.coverage)}`
  return `${condition.sum} adds up to ${amount} mg${coverage}`
}

function countWords(condition: Extract<Condition, { readonly count: unknown }>): string {
  const [one, many] = COUNTED[condition.count]
  if ('atLeastShareOfServings' in condition) {
    return `at least ${Math.round(condition.atLeastShareOfServings * 100)}% of all servings are ${many}`
  }
  if ('equals' in condition) {
    if (condition.equals === 0) return `no ${one}`
    return `exactly ${condition.equals} ${condition.equals === 1 ? one : many}`
  }
  return `at least ${condition.atLeast} ${condition.atLeast === 1 ? one : many}`
}

/** A condition of a guidance rule in plain words, without a capital or a full stop. */
export function conditionWords(condition: Condition): string {
  if ('always' in condition) return 'always'
  if ('never' in condition) return 'never from a list'
  if ('all' in condition) return inSentence(condition.all.map(conditionWords))
  if ('any' in condition) {
    return condition.any
      .map((part) => ('all' in part ? `(${conditionWords(part)})` : conditionWords(part)))
      .join(' or ')
  }
  if ('not' in condition) return `not: ${conditionWords(condition.not)}`
  if ('context' in condition) return `you tick ${TICKED[condition.context]}`
  if ('potassiumSuppressed' in condition) return 'a tick forbids speaking for potassium'
  if ('scope' in condition) return condition.scope === 'day' ? 'the list is a whole day' : 'the list is one meal'
  if ('covered' in condition) return `${condition.covered} is ${known(condition.atLeast)}`
  if ('ratioAtMost' in condition) return `sodium to potassium is at most ${condition.ratioAtMost} to 1 by moles`
  if ('ratioAbove' in condition) return `sodium to potassium is above ${condition.ratioAbove} to 1 by moles`
  if ('sum' in condition) return sumWords(condition)
  return countWords(condition)
}
