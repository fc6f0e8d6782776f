import type { DocumentNaming } from '../nutrition/food'
import { countsAsSource } from '../nutrition/levels'
import type { FoodFacts } from '../nutrition/list-item'
import { kidneyMark } from './kidney-mark'
import { byAmount, type ListedFood } from './listed-food'

/** Which foods of a list a finding is about. */
export const SELECTIONS = [
  'none',
  'highSodium',
  'topSodium',
  'magnesium',
  'potassium',
  'both',
  'magnesiumOrPotassium',
  'magnesiumOrHighSodium',
  'plants',
  'namedNotMeasured',
  'namedNotMeasuredMagnesium',
  'saltSubstitutes',
  'supplements',
  'warned',
  'muchPotassium',
] as const

export type Selection = (typeof SELECTIONS)[number]

/** How many foods are called the top contributors to the sodium. */
export const TOP = 3

type Test = (listed: ListedFood) => boolean

const isSource =
  (mineral: 'magnesium' | 'potassium'): Test =>
  ({ food }) =>
    countsAsSource(food.levels, mineral)

const isHighSodium: Test = ({ food }) => food.levels.sodium === 'high'
const isSubstitute: Test = ({ food }) => food.flags.includes('salt-substitute')
const isSupplement: Test = ({ food }) => food.flags.includes('supplement')

/** The document namings of a food that its measured level does not bear out. An unknown level bears out nothing either way. */
export function namedNotMeasured(food: FoodFacts): readonly DocumentNaming[] {
  return food.named.filter(({ mineral }) => mineral !== 'sodium' && food.levels[mineral] === 'none')
}

const TESTS: Readonly<Record<Exclude<Selection, 'topSodium' | 'muchPotassium'>, Test>> = {
  none: () => false,
  highSodium: isHighSodium,
  magnesium: isSource('magnesium'),
  potassium: isSource('potassium'),
  both: (listed) => isSource('magnesium')(listed) && isSource('potassium')(listed),
  magnesiumOrPotassium: (listed) => isSource('magnesium')(listed) || isSource('potassium')(listed),
  magnesiumOrHighSodium: (listed) => isSource('magnesium')(listed) || isHighSodium(listed),
  plants: ({ food }) => food.plantGroup,
  namedNotMeasured: ({ food }) => namedNotMeasured(food).length > 0,
  namedNotMeasuredMagnesium: ({ food }) => namedNotMeasured(food).some(({ mineral }) => mineral === 'magnesium'),
  saltSubstitutes: isSubstitute,
  supplements: isSupplement,
  warned: (listed) => isSubstitute(listed) || isSupplement(listed),
}

/** Selections that warn or name speak of any amount; the others of foods with at least half a serving. */
const ANY_AMOUNT: ReadonlySet<Selection> = new Set([
  'namedNotMeasured',
  'namedNotMeasuredMagnesium',
  'saltSubstitutes',
  'supplements',
  'warned',
])

/** The foods of a selection in list order. `kidneyPotassium` is the threshold of the kidney mark, in mg. */
export function select(
  foods: readonly ListedFood[],
  selection: Selection,
  kidneyPotassium: number,
): readonly ListedFood[] {
  if (selection === 'topSodium') {
    const top = new Set(
      byAmount(foods, 'sodium')
        .slice(0, TOP)
        .map(({ food }) => food.id),
    )
    return foods.filter(({ food }) => top.has(food.id))
  }
  if (selection === 'muchPotassium') {
    return foods.filter((listed) => kidneyMark(listed, kidneyPotassium) !== 'none')
  }
  const test = TESTS[selection]
  return foods.filter((listed) => test(listed) && (ANY_AMOUNT.has(selection) || listed.servings > 0))
}
