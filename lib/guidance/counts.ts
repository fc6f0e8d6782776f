import type { ListedFood } from './listed-food'
import { type Selection, select } from './select'

/** What the rules count. */
export const COUNTS = [
  'foods',
  'servings',
  'highSodium',
  'magnesium',
  'magnesiumRich',
  'potassium',
  'potassiumRich',
  'both',
  'documentMagnesium',
  'documentPotassium',
  'plantGroups',
  'leafyNutsWholeGrains',
  'tagged',
  'magnesiumMeasured',
  'potassiumMeasured',
  'namedNotMeasured',
  'namedNotMeasuredMagnesium',
  'saltSubstitutes',
  'supplements',
] as const

export type CountName = (typeof COUNTS)[number]
export type Counts = Readonly<Record<CountName, number>>

const DAILY_PLANTS: ReadonlySet<string> = new Set(['leafy-greens', 'nuts', 'whole-grains'])

function isTagged({ food }: ListedFood): boolean {
  const { magnesium, potassium, sodium } = food.levels
  return (
    [magnesium, potassium].some((level) => level === 'rich' || level === 'source') ||
    sodium === 'high' ||
    food.named.length > 0
  )
}

function servingsOf(foods: readonly ListedFood[]): number {
  return foods.reduce((sum, listed) => sum + listed.servings, 0)
}

/**
 * `servings`, the mineral counts and `leafyNutsWholeGrains` are in servings, each food to the nearest whole one: two
 * servings of a salty soup count twice, a pinch of cheese not at all. Magnesium and potassium count measured sources
 * that are not mixed. The rest count foods, however little of them, and `plantGroups` groups of which there is a
 * serving. Unknown levels count as nothing; `…Measured` say how many foods were known.
 */
export function counts(foods: readonly ListedFood[]): Counts {
  const selected = (selection: Selection) => select(foods, selection, Number.POSITIVE_INFINITY)
  const namedFor = (mineral: string) =>
    servingsOf(foods.filter(({ food }) => food.named.some((naming) => naming.mineral === mineral)))
  const measured = (mineral: 'magnesium' | 'potassium') =>
    foods.filter(({ food }) => food.levels[mineral] !== 'unknown').length
  const magnesium = selected('magnesium')
  const potassium = selected('potassium')
  return {
    foods: foods.length,
    servings: servingsOf(foods),
    highSodium: servingsOf(selected('highSodium')),
    magnesium: servingsOf(magnesium),
    magnesiumRich: servingsOf(magnesium.filter(({ food }) => food.levels.magnesium === 'rich')),
    potassium: servingsOf(potassium),
    potassiumRich: servingsOf(potassium.filter(({ food }) => food.levels.potassium === 'rich')),
    both: servingsOf(selected('both')),
    documentMagnesium: namedFor('magnesium'),
    documentPotassium: namedFor('potassium'),
    plantGroups: new Set(selected('plants').map(({ food }) => food.group)).size,
    leafyNutsWholeGrains: servingsOf(
      foods.filter(
        ({ food }) =>
          DAILY_PLANTS.has(food.group) || food.named.some(({ namedSource }) => DAILY_PLANTS.has(namedSource)),
      ),
    ),
    tagged: foods.filter(isTagged).length,
    magnesiumMeasured: measured('magnesium'),
    potassiumMeasured: measured('potassium'),
    namedNotMeasured: selected('namedNotMeasured').length,
    namedNotMeasuredMagnesium: selected('namedNotMeasuredMagnesium').length,
    saltSubstitutes: selected('saltSubstitutes').length,
    supplements: selected('supplements').length,
  }
}
