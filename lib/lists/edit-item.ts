import type { Measure } from '../nutrition/measure'
import { amountProblem, ifFresh, sameMeasure } from './check'
import { LIMITS, liveItems, type Meal, type MealItem, type MealList } from './list'
import { placeAt, positionOf, replaceById } from './place'
import { done, type Result, refused } from './refusal'

export type NewItem = {
  /** A fresh id. */
  readonly item: string
  readonly foodId: string
  readonly measure: Measure
  readonly grams: number
}

type InMeal = NewItem & { readonly meal?: string }

/** Puts a food at the end of a meal; of the last one where nobody says which. */
export function addItem(list: MealList, { item: id, meal: into, ...food }: InMeal): Result<MealList> {
  const problem = amountProblem(food.measure, food.grams)
  if (problem) return refused(problem)
  const meals = list.meals.filter((meal) => !meal.removed)
  const meal = into === undefined ? meals.at(-1) : meals.find((other) => other.id === into)
  if (!meal) return refused('gone-meal')
  if (isFull(list)) return refused('full-items')
  const item: MealItem = { id, ...food, revision: 1, removed: false }
  return done(withMeal(list, { ...meal, items: [...meal.items, item] }))
}

type Amount = { readonly item: string; readonly measure: Measure; readonly grams: number; readonly seen: number }

/** Changes how much of a food there is. */
export function setMeasure(list: MealList, { item: id, measure, grams, seen }: Amount): Result<MealList> {
  const found = findItem(list, id)
  if (!found || found.unseen) return refused('gone-item')
  const problem = amountProblem(measure, grams)
  if (problem) return refused(problem)
  const { meal, item } = found
  if (sameMeasure(item.measure, measure)) return done(list)
  return ifFresh(item, seen, () => withItem(list, meal, changed(item, { measure, grams })))
}

type Move = {
  readonly item: string
  readonly meal: string
  /** Place among the items to be seen in that meal, counted from 0 with the moved one taken out. */
  readonly position: number
  readonly seen: number
}

/** Puts a food elsewhere, in its own meal or in another. */
export function moveItem(list: MealList, { item: id, meal, position, seen }: Move): Result<MealList> {
  const found = findItem(list, id)
  if (!found || found.unseen) return refused('gone-item')
  const to = list.meals.find((other) => other.id === meal && !other.removed)
  if (!to) return refused('gone-meal')
  const { meal: from, item } = found
  if (from === to && positionOf(to.items, item.id) === position) return done(list)
  return ifFresh(item, seen, () => {
    const left = from === to ? list : without(list, from, item)
    return withMeal(left, { ...to, items: placeAt(to.items, changed(item, {}), position) })
  })
}

/** Takes a food out of sight. */
export function removeItem(list: MealList, { item: id, seen }: { item: string; seen: number }): Result<MealList> {
  const found = findItem(list, id)
  if (!found) return refused('gone-item')
  const { meal, item, unseen } = found
  return unseen ? done(list) : ifFresh(item, seen, () => withItem(list, meal, changed(item, { removed: true })))
}

/** Brings a food back where it was; if its meal has been removed since, into the last meal there is. */
export function restoreItem(list: MealList, { item: id }: { item: string }): Result<MealList> {
  const found = findItem(list, id)
  if (!found) return refused('gone-item')
  const { meal, item, unseen } = found
  if (!unseen) return done(list)
  if (isFull(list)) return refused('full-items')
  const restored = changed(item, { removed: false })
  if (!meal.removed) return done(withItem(list, meal, restored))
  const last = list.meals.filter((other) => !other.removed).at(-1)
  if (!last) return refused('gone-meal')
  return done(withMeal(without(list, meal, item), { ...last, items: [...last.items, restored] }))
}

/** An item, removed or not, with the meal it is in. */
export function findItem(list: MealList, id: string) {
  for (const meal of list.meals) {
    const item = meal.items.find((other) => other.id === id)
    if (item) return { meal, item, unseen: item.removed || meal.removed }
  }
  return null
}

function isFull(list: MealList): boolean {
  return liveItems(list).length >= LIMITS.itemsPerList
}

function changed(item: MealItem, change: Partial<Pick<MealItem, 'measure' | 'grams' | 'removed'>>): MealItem {
  return { ...item, ...change, revision: item.revision + 1 }
}

function without(list: MealList, meal: Meal, item: MealItem): MealList {
  return withMeal(list, { ...meal, items: meal.items.filter((other) => other !== item) })
}

function withItem(list: MealList, meal: Meal, item: MealItem): MealList {
  return withMeal(list, { ...meal, items: replaceById(meal.items, item) })
}

function withMeal(list: MealList, meal: Meal): MealList {
  return { ...list, meals: replaceById(list.meals, meal) }
}
