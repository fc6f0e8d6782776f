import { nameProblem } from './check'
import { LIMITS, live, type MealList, type Scope } from './list'
import { done, type Result, refused } from './refusal'

const FIRST_MEALS: Readonly<Record<Scope, readonly string[]>> = {
  day: ['Breakfast', 'Lunch', 'Dinner'],
  meal: ['Meal'],
}

/** What is left where a cut goes through a character that counts as two. */
const HALF_CHARACTER = /\p{Cs}$/u

/** An empty list with the meals that its scope usually has. `newId` gives a fresh id at every call. */
export function newList(typed: string, scope: Scope, newId: () => string, now: Date): Result<MealList> {
  const problem = nameProblem(typed)
  if (problem) return refused(problem)
  const meals = FIRST_MEALS[scope].map((name) => ({ id: newId(), name, revision: 1, removed: false, items: [] }))
  return done({ id: newId(), name: typed.trim(), scope, revision: 1, meals, updatedAt: now })
}

/** The same foods under a name of its own; every meal and item is new, and nothing that was removed comes along. */
export function duplicate(list: MealList, newId: () => string, now: Date): MealList {
  const meals = live(list).meals.map((meal) => ({
    ...meal,
    id: newId(),
    revision: 1,
    items: meal.items.map((item) => ({ ...item, id: newId(), revision: 1 })),
  }))
  const name = `Copy of ${list.name}`.slice(0, LIMITS.nameLength).replace(HALF_CHARACTER, '').trim()
  return { ...list, id: newId(), name, revision: 1, meals, updatedAt: now }
}
