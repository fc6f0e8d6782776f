import { nameProblem, staleProblem } from './check'
import { done, type ListCommand, type Result, refused } from './command'
import { LIMITS, liveItems, type Meal, type MealList } from './list'
import { placeAt, positionOf, replaceById } from './place'

export type MealCommand = Extract<
  ListCommand,
  { kind: 'add-meal' | 'rename-meal' | 'move-meal' | 'remove-meal' | 'restore-meal' }
>

/** Edits of a meal. Removing one takes its items along; restoring brings them back. */
export function applyToMeal(list: MealList, command: MealCommand): Result<MealList> {
  if (command.kind === 'add-meal') return addMeal(list, command.meal, command.name)
  const meal = list.meals.find(({ id }) => id === command.meal)
  if (!meal) return refused({ reason: 'gone', thing: 'meal', id: command.meal })
  if (command.kind === 'restore-meal') return restoreMeal(list, meal)
  if (command.kind === 'remove-meal' && meal.removed) return done(list)
  if (meal.removed) return refused({ reason: 'gone', thing: 'meal', id: meal.id })
  const stale = staleProblem('meal', meal, command.seen)
  switch (command.kind) {
    case 'rename-meal': {
      const problem = nameProblem(command.name)
      if (problem) return refused(problem)
      const name = command.name.trim()
      if (meal.name === name) return done(list)
      return stale ? refused(stale) : done(withMeal(list, { ...meal, name, revision: meal.revision + 1 }))
    }
    case 'move-meal': {
      if (positionOf(list.meals, meal.id) === command.position) return done(list)
      if (stale) return refused(stale)
      const moved = { ...meal, revision: meal.revision + 1 }
      return done({ ...list, meals: placeAt(list.meals, moved, command.position) })
    }
    case 'remove-meal':
      return stale ? refused(stale) : done(withMeal(list, { ...meal, removed: true, revision: meal.revision + 1 }))
  }
}

function addMeal(list: MealList, id: string, typed: string): Result<MealList> {
  const problem = nameProblem(typed)
  if (problem) return refused(problem)
  if (isFullOfMeals(list)) return refused({ reason: 'limit', of: 'meals', most: LIMITS.mealsPerList })
  const meal: Meal = { id, name: typed.trim(), revision: 1, removed: false, items: [] }
  return done({ ...list, meals: [...list.meals, meal] })
}

function restoreMeal(list: MealList, meal: Meal): Result<MealList> {
  if (!meal.removed) return done(list)
  if (isFullOfMeals(list)) return refused({ reason: 'limit', of: 'meals', most: LIMITS.mealsPerList })
  const restored = withMeal(list, { ...meal, removed: false, revision: meal.revision + 1 })
  if (liveItems(restored).length > LIMITS.itemsPerList) {
    return refused({ reason: 'limit', of: 'items', most: LIMITS.itemsPerList })
  }
  return done(restored)
}

function isFullOfMeals(list: MealList): boolean {
  return list.meals.filter((meal) => !meal.removed).length >= LIMITS.mealsPerList
}

function withMeal(list: MealList, meal: Meal): MealList {
  return { ...list, meals: replaceById(list.meals, meal) }
}
