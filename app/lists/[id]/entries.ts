import 'server-only'
import { referenceData } from '@/lib/content/reference-data'
import { thresholds } from '@/lib/content/thresholds'
import { catalogue } from '@/lib/db/catalogue'
import { type Entry, entryOf, foodFacts, missingFood } from '@/lib/lists/entry'
import { liveItems, type Meal, type MealList } from '@/lib/lists/list'

export type MealEntries = { readonly meal: Meal; readonly entries: readonly Entry[] }

/** The meals to be seen, each item with its food. */
export async function readEntries(list: MealList): Promise<readonly MealEntries[]> {
  const wanted = new Set(liveItems(list).map(({ foodId }) => foodId))
  const foods = await catalogue().foods([...wanted])
  const plants = new Set(referenceData().groups.flatMap(({ id, plant }) => (plant ? [id] : [])))
  const known = new Map(foods.map((food) => [food.id, { food, facts: foodFacts(food, thresholds, plants) }]))
  return list.meals.map((meal) => ({
    meal,
    entries: meal.items.map((item) => {
      const { food, facts } = known.get(item.foodId) ?? { food: null, facts: missingFood(item.foodId) }
      return entryOf(item, food, facts)
    }),
  }))
}
