import { inGrams, saltGrams } from '../nutrition/amount'
import { formatMg, formatSalt } from '../nutrition/format'
import { MINERAL_FACTS, type Mineral } from '../nutrition/mineral'
import { isComplete, type Total } from '../nutrition/total'
import type { Situation } from './condition'
import { byAmount } from './listed-food'
import { sodiumPotassiumRatio } from './ratio'
import { namedNotMeasured, type Selection, select, TOP } from './select'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const MOST_NAMED = 3

function numberWord(count: number): string {
  return NUMBERS[count] ?? String(count)
}

/** `Soy sauce (879 mg); Cheddar (196 mg), and 2 more`: at most three. Semicolons, because names hold commas. */
export function joinNames(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED
  const named = names.slice(0, MOST_NAMED).join('; ')
  return rest > 0 ? `${named}, and ${rest} more` : named
}

/** `2,657 mg`, or `at least 2,140 mg` where some amounts are unknown. */
function sumWords(sum: Total): string {
  return isComplete(sum) ? formatMg(sum.mg) : `at least ${formatMg(sum.mg)}`
}

/** Nothing where all is known, else ` Magnesium is known for 3 of 4 items.` */
function coverageSentence(situation: Situation, mineral: Mineral): string {
  const sum = situation.totals[mineral]
  return isComplete(sum) ? '' : ` ${MINERAL_FACTS[mineral].word} is known for ${sum.known} of ${sum.items} items.`
}

function selected(situation: Situation, selection: Selection) {
  return select(situation.foods, selection, situation.kidneyPotassium)
}

function withAmounts(situation: Situation, selection: Selection, mineral: Mineral): string {
  return joinNames(
    byAmount(selected(situation, selection), mineral).map(({ food, mg }) => `${food.name} (${formatMg(mg)})`),
  )
}

function names(situation: Situation, selection: Selection): string {
  return joinNames(
    selected(situation, selection)
      .map(({ food }) => food.name)
      .sort(),
  )
}

/** `Kale, raw (40 mg of magnesium in a usual serving)`, for each mineral it is named for and misses. */
function named(situation: Situation, minerals: readonly Mineral[]): string {
  const missed = situation.foods.flatMap(({ food }) =>
    minerals
      .filter((mineral) => namedNotMeasured(food).some((naming) => naming.mineral === mineral))
      .map((mineral) => {
        const mg = formatMg(inGrams(food.amounts[mineral], food.servingGrams))
        return `${food.name} (${mg} of ${mineral} in a usual serving)`
      }),
  )
  return joinNames(missed.sort())
}

function topSodiumShare(situation: Situation): string {
  const top = byAmount(situation.foods, 'sodium').slice(0, TOP)
  const mg = top.reduce((sum, listed) => sum + listed.mg, 0)
  return `${Math.round((100 * mg) / situation.totals.sodium.mg)}%`
}

function topSodiumCount(situation: Situation): string {
  const count = Math.min(TOP, byAmount(situation.foods, 'sodium').length)
  return count === 1 ? 'one food brings' : `${numberWord(count)} foods bring`
}

function highSodiumServings(situation: Situation): string {
  const count = situation.counts.highSodium
  return `${numberWord(count)} high-sodium ${count === 1 ? 'serving' : 'servings'}`
}

/** What templates may ask for. */
const VALUES = {
  list: ({ scope }: Situation) => (scope === 'meal' ? 'this meal' : 'this day’s list'),
  highSodiumServings,
  highSodiumFoods: (situation: Situation) => withAmounts(situation, 'highSodium', 'sodium'),
  topSodiumFoods: (situation: Situation) => withAmounts(situation, 'topSodium', 'sodium'),
  topSodiumCount,
  topSodiumShare,
  magnesiumFoods: (situation: Situation) => withAmounts(situation, 'magnesium', 'magnesium'),
  potassiumFoods: (situation: Situation) => withAmounts(situation, 'potassium', 'potassium'),
  bothFoods: (situation: Situation) => names(situation, 'both'),
  bothFoodsMagnesium: (situation: Situation) => withAmounts(situation, 'both', 'magnesium'),
  saltSubstitutes: (situation: Situation) => names(situation, 'saltSubstitutes'),
  supplements: (situation: Situation) => names(situation, 'supplements'),
  named: (situation: Situation) => named(situation, ['magnesium', 'potassium']),
  namedMagnesium: (situation: Situation) => named(situation, ['magnesium']),
  plantGroups: ({ counts }: Situation) => numberWord(counts.plantGroups),
  sodium: ({ totals }: Situation) => sumWords(totals.sodium),
  salt: ({ totals }: Situation) => formatSalt(saltGrams(totals.sodium.mg)),
  magnesium: ({ totals }: Situation) => sumWords(totals.magnesium),
  ratio: ({ totals }: Situation) => (sodiumPotassiumRatio(totals) ?? Number.NaN).toFixed(1),
  aboutOneMeal: ({ scope }: Situation) => (scope === 'meal' ? ' One meal by itself says little.' : ''),
  magnesiumCoverage: (situation: Situation) => coverageSentence(situation, 'magnesium'),
  potassiumCoverage: (situation: Situation) => coverageSentence(situation, 'potassium'),
  sodiumCoverage: (situation: Situation) => coverageSentence(situation, 'sodium'),
} as const

function isPlaceholder(name: string): name is keyof typeof VALUES {
  return Object.hasOwn(VALUES, name)
}

const PLACEHOLDER = /\{(\w+)\}/g

/** Placeholders of a template that nothing fills. */
export function unknownPlaceholders(template: string): readonly string[] {
  return [...template.matchAll(PLACEHOLDER)].flatMap(([, name = '']) => (isPlaceholder(name) ? [] : [name]))
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A template with its placeholders filled; one that begins a sentence begins with a capital. */
export function fill(template: string, situation: Situation): string {
  return template.replace(PLACEHOLDER, (whole, name: string, at: number) => {
    if (!isPlaceholder(name)) return whole
    const value = VALUES[name](situation)
    return at === 0 || template.endsWith('. ', at) ? capitalised(value) : value
  })
}
