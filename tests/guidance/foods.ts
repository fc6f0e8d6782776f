import type { Context } from '../../lib/guidance/context'
import type { DocumentNaming } from '../../lib/nutrition/food'
import type { FoodFacts, ListItem } from '../../lib/nutrition/list-item'
import type { Mineral } from '../../lib/nutrition/mineral'

type Given = Partial<Omit<FoodFacts, 'amounts' | 'levels'>> & {
  readonly amounts?: Partial<FoodFacts['amounts']>
  readonly levels?: Partial<FoodFacts['levels']>
}

/** An apple, unless told otherwise: no tag, named by nobody. Amounts are of USDA SR Legacy, mg per 100 g. */
export function food(id: string, given: Given = {}): FoodFacts {
  const { amounts, levels, ...rest } = given
  return {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1),
    group: 'fruit',
    plantGroup: true,
    servingGrams: 140,
    named: [],
    flags: [],
    ...rest,
    amounts: { magnesium: 5, potassium: 107, sodium: 1, ...amounts },
    levels: { magnesium: 'none', potassium: 'none', sodium: 'low', mixed: false, ...levels },
  }
}

export function naming(namedSource: string, mineral: Mineral, ...claims: string[]): DocumentNaming {
  return { namedSource, mineral, claims }
}

export const apple = food('apple')

export const soda = food('soda', {
  group: 'drinks',
  plantGroup: false,
  servingGrams: 360,
  amounts: { magnesium: 0, potassium: 2, sodium: 4 },
})

export const ramen = food('ramen', {
  group: 'soups',
  plantGroup: false,
  servingGrams: 43,
  amounts: { magnesium: 25, potassium: 181, sodium: 1855 },
  levels: { sodium: 'high' },
  named: [naming('processed-foods', 'sodium', 'A39', 'A68')],
})

export const pickles = food('pickles', {
  group: 'pickles-and-olives',
  plantGroup: false,
  servingGrams: 30,
  amounts: { magnesium: 7, potassium: 117, sodium: 809 },
  levels: { sodium: 'high' },
  named: [naming('processed-foods', 'sodium', 'A39', 'A68')],
})

export const hamSandwich = food('ham-sandwich', {
  name: 'Ham sandwich',
  group: 'fast-food',
  plantGroup: false,
  servingGrams: 140,
  amounts: { magnesium: 15, potassium: 199, sodium: 528 },
  levels: { sodium: 'high' },
})

export const spinach = food('spinach', {
  name: 'Spinach, boiled',
  group: 'leafy-greens',
  servingGrams: 85,
  amounts: { magnesium: 87, potassium: 466, sodium: 70 },
  levels: { magnesium: 'rich', potassium: 'rich' },
  named: [naming('spinach', 'magnesium', 'B59'), naming('spinach', 'potassium', 'B59')],
})

export const almonds = food('almonds', {
  group: 'nuts',
  servingGrams: 30,
  amounts: { magnesium: 270, potassium: 733, sodium: 1 },
  levels: { magnesium: 'rich' },
  named: [naming('almonds', 'magnesium', 'B59'), naming('almonds', 'potassium', 'B59')],
})

export const chia = food('chia', {
  group: 'seeds',
  servingGrams: 30,
  amounts: { magnesium: 335, potassium: 407, sodium: 16 },
  levels: { magnesium: 'rich' },
})

export const banana = food('banana', {
  servingGrams: 140,
  amounts: { magnesium: 27, potassium: 358, sodium: 1 },
  levels: { potassium: 'rich' },
  named: [naming('bananas', 'potassium', 'B11', 'B48')],
})

export const kale = food('kale', {
  name: 'Kale, raw',
  group: 'leafy-greens',
  servingGrams: 85,
  amounts: { magnesium: 47, potassium: 491, sodium: 53 },
  levels: { potassium: 'rich' },
  named: [naming('kale', 'magnesium', 'B59'), naming('kale', 'potassium', 'B59')],
})

export const goji = food('goji', {
  name: 'Goji berries, dried',
  group: 'dried-fruit',
  servingGrams: 28,
  amounts: { magnesium: null, potassium: null, sodium: 298 },
  levels: { magnesium: 'unknown', potassium: 'unknown' },
})

export const saltedNuts = food('salted-nuts', {
  name: 'Nuts, very salty',
  group: 'nuts',
  servingGrams: 30,
  amounts: { magnesium: 270, potassium: 700, sodium: 1600 },
  levels: { magnesium: 'source', sodium: 'high', mixed: true },
})

export const saltSubstitute = food('salt-substitute', {
  name: 'Salt substitute',
  group: 'herbs-spices-and-salt',
  plantGroup: false,
  servingGrams: 1.5,
  amounts: { magnesium: null, potassium: 50000, sodium: 0 },
  levels: { magnesium: 'unknown', potassium: 'withheld' },
  flags: ['salt-substitute'],
})

export const supplement = food('mineral-powder', {
  name: 'Mineral powder',
  group: 'drinks',
  plantGroup: false,
  servingGrams: 5,
  flags: ['supplement'],
  levels: { magnesium: 'withheld', potassium: 'withheld' },
})

export const ALL_FOODS: readonly FoodFacts[] = [
  apple,
  soda,
  ramen,
  pickles,
  hamSandwich,
  spinach,
  almonds,
  chia,
  banana,
  kale,
  goji,
  saltedNuts,
  saltSubstitute,
  supplement,
]

/** So many usual servings of a food. */
export function serve(food: FoodFacts, servings = 1): ListItem {
  return { food, grams: food.servingGrams * servings }
}

export function ticks(...contexts: Context[]): ReadonlySet<Context> {
  return new Set(contexts)
}
