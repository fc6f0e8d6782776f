import { ifFresh, nameProblem } from './check'
import { LIMITS, liveItems, type Meal, type MealList } from './list'
import { placeAt, positionOf, replaceById } from './place'
import { done, type Result, refused } from './refusal'

/** Puts an empty meal at the end of a list, under a fresh id. */
export function addMeal(list: MealList, { meal: id, name }: { meal: string; name: string }): Result<MealList> {
  const problem = nameProblem(name)
  if (problem) return refused(problem)
  if (isFullOfMeals(list)) return refused('full-meals')
  const meal: Meal = { id, name: name.trim(), revision: 1, removed: false, items: [] }
  return done({ ...list, meals: [...list.meals, meal] })
}

/** Gives a meal another name. */
export function renameMeal(list: MealList, typed: { meal: string; name: string; seen: number }): Result<MealList> {
  const meal = mealOf(list, typed.meal)
  if (!meal || meal.removed) return refused('gone-meal')
  const problem = nameProblem(typed.name)
  if (problem) return refused(problem)
  const name = typed.name.trim()
  return meal.name === name ? done(list) : ifFresh(meal, typed.seen, () => withMeal(list, meal, { name }))
}

/** Puts a meal elsewhere among the meals to be seen, counted from 0 with the moved one taken out. */
export function moveMeal(list: MealList, to: { meal: string; position: number; seen: number }): Result<MealList> {
  const meal = mealOf(list, to.meal)
  if (!meal || meal.removed) return refused('gone-meal')
  if (positionOf(list.meals, meal.id) === to.position) return done(list)
  return ifFresh(meal, to.seen, () => {
    const moved = { ...meal, revision: meal.revision + 1 }
    return { ...list, meals: placeAt(list.meals, moved, to.position) }
  })
}

/** Takes a meal out of sight, and its items with it. */
export function removeMeal(list: MealList, { meal: id, seen }: { meal: string; seen: number }): Result<MealList> {
  const meal = mealOf(list, id)
  if (!meal) return refused('gone-meal')
  return meal.removed ? done(list) : ifFresh(meal, seen, () => withMeal(list, meal, { removed: true }))
}

/** Brings a removed meal back with its items. */
export function restoreMeal(list: MealList, { meal: id }: { meal: string }): Result<MealList> {
  const meal = mealOf(list, id)
  if (!meal) return refused('gone-meal')
  if (!meal.removed) return done(list)
  if (isFullOfMeals(list)) return refused('full-meals')
  const restored = withMeal(list, meal, { removed: false })
  return liveItems(restored).length > LIMITS.itemsPerList ? refused('full-items') : done(restored)
}

function mealOf(list: MealList, id: string): Meal | undefined {
  return list.meals.find((meal) => meal.id === id)
}

function isFullOfMeals(list: MealList): boolean {
  return list.meals.filter((meal) => !meal.removed).length >= LIMITS.mealsPerList
}

function withMeal(list: MealList, meal: Meal, change: Partial<Pick<Meal, 'name' | 'removed'>>): MealList {
  return { ...list, meals: replaceById(list.meals, { ...meal, ...change, revision: meal.revision + 1 }) }
}
