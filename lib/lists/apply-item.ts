import { amountProblem, sameMeasure, staleProblem } from './check'
import { done, type ListCommand, type Result, refused } from './command'
import { LIMITS, liveItems, type Meal, type MealItem, type MealList } from './list'
import { placeAt, positionOf, replaceById } from './place'

export type ItemCommand = Extract<
  ListCommand,
  { kind: 'add-item' | 'set-measure' | 'move-item' | 'remove-item' | 'restore-item' }
>

/** Edits of a food in a meal. */
export function applyToItem(list: MealList, command: ItemCommand): Result<MealList> {
  if (command.kind === 'add-item') return addItem(list, command)
  const meal = list.meals.find(({ items }) => items.some(({ id }) => id === command.item))
  const item = meal?.items.find(({ id }) => id === command.item)
  if (!meal || !item) return gone('item', command.item)
  if (command.kind === 'restore-item') return restoreItem(list, meal, item)
  const unseen = item.removed || meal.removed
  if (command.kind === 'remove-item' && unseen) return done(list)
  if (unseen) return gone('item', item.id)
  const stale = staleProblem('item', item, command.seen)
  switch (command.kind) {
    case 'set-measure': {
      const problem = amountProblem(command.measure, command.grams)
      if (problem) return refused(problem)
      if (sameMeasure(item.measure, command.measure)) return done(list)
      if (stale) return refused(stale)
      return done(withItem(list, meal, changed(item, { measure: command.measure, grams: command.grams })))
    }
    case 'move-item':
      return moveItem(list, meal, item, command.meal, command.position, command.seen)
    case 'remove-item':
      return stale ? refused(stale) : done(withItem(list, meal, changed(item, { removed: true })))
  }
}

function addItem(list: MealList, command: Extract<ItemCommand, { kind: 'add-item' }>): Result<MealList> {
  const problem = amountProblem(command.measure, command.grams)
  if (problem) return refused(problem)
  const meals = list.meals.filter((meal) => !meal.removed)
  const meal = command.meal === null ? meals.at(-1) : meals.find(({ id }) => id === command.meal)
  if (!meal) return gone('meal', command.meal === null ? list.id : command.meal)
  if (isFull(list)) return refused({ reason: 'limit', of: 'items', most: LIMITS.itemsPerList })
  const { item: id, foodId, measure, grams } = command
  const item: MealItem = { id, foodId, measure, grams, revision: 1, removed: false }
  return done({ ...list, meals: replaceById(list.meals, { ...meal, items: [...meal.items, item] }) })
}

function moveItem(
  list: MealList,
  from: Meal,
  item: MealItem,
  toId: string,
  position: number,
  seen: number,
): Result<MealList> {
  const to = list.meals.find((meal) => meal.id === toId && !meal.removed)
  if (!to) return gone('meal', toId)
  if (from === to && positionOf(to.items, item.id) === position) return done(list)
  const stale = staleProblem('item', item, seen)
  if (stale) return refused(stale)
  const left = from === to ? list : withMeal(list, { ...from, items: from.items.filter((other) => other !== item) })
  return done(withMeal(left, { ...to, items: placeAt(to.items, changed(item, {}), position) }))
}

/** Back where it was; if its meal has been removed since, into the last meal there is. */
function restoreItem(list: MealList, meal: Meal, item: MealItem): Result<MealList> {
  if (!item.removed && !meal.removed) return done(list)
  if (isFull(list)) return refused({ reason: 'limit', of: 'items', most: LIMITS.itemsPerList })
  const restored = changed(item, { removed: false })
  if (!meal.removed) return done(withItem(list, meal, restored))
  const last = list.meals.filter((other) => !other.removed).at(-1)
  if (!last) return gone('meal', meal.id)
  const left = withMeal(list, { ...meal, items: meal.items.filter((other) => other !== item) })
  return done(withMeal(left, { ...last, items: [...last.items, restored] }))
}

function isFull(list: MealList): boolean {
  return liveItems(list).length >= LIMITS.itemsPerList
}

function changed(item: MealItem, change: Partial<Pick<MealItem, 'measure' | 'grams' | 'removed'>>): MealItem {
  return { ...item, ...change, revision: item.revision + 1 }
}

function withItem(list: MealList, meal: Meal, item: MealItem): MealList {
  return withMeal(list, { ...meal, items: replaceById(meal.items, item) })
}

function withMeal(list: MealList, meal: Meal): MealList {
  return { ...list, meals: replaceById(list.meals, meal) }
}

function gone(thing: 'meal' | 'item', id: string): Result<never> {
  return refused({ reason: 'gone', thing, id })
}
