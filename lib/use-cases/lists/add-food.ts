import { randomUUID } from 'node:crypto'
import { catalogue } from '../../db/catalogue'
import { addItem, type NewItem } from '../../lists/edit-item'
import { addMeal } from '../../lists/edit-meal'
import type { MealList } from '../../lists/list'
import { toMeasure } from '../../lists/measure-fields'
import { newList } from '../../lists/new-list'
import { type Landing, notDone } from '../../lists/outcome'
import { done, type Result } from '../../lists/refusal'
import { readAmount } from '../../lists/typed-amount'
import { SERVING_PORTION } from '../../nutrition/measure'
import { gramsOf } from '../../nutrition/portion'
import * as field from '../../schemas/list-fields'
import { command, save } from './command'

const fields = {
  food: field.food,
  meal: field.id.exactOptional(),
  amount: field.amount.default('1'),
  measure: field.measure.default(SERVING_PORTION),
}

/** Adds a food, one serving where nobody says how much: to a list, or to the one used last, or to a first one. */
export const addFood = command('add-food', fields, async (lists, asked, id) => {
  const refusedAt = landing(id, asked.meal)
  const typed = { text: asked.amount, measure: asked.measure }
  const known = await catalogue().food(asked.food)
  if (known === null) return notDone('unknown-food', refusedAt)
  const amount = readAmount(asked.amount)
  if (!amount.ok) return notDone(amount.refusal, refusedAt, typed)
  const wanted = toMeasure(amount.value, asked.measure)
  const grams = gramsOf(wanted, known)
  if (grams === null) return notDone('unknown-portion', refusedAt, typed)

  const there = id === undefined ? await lists.latest() : await lists.read(id)
  if (there === null && id !== undefined) return notDone('gone-list')
  const list = there === null ? newList('My list', 'day', randomUUID, new Date()) : done(there)
  const item = randomUUID()
  const filled = list.ok ? addTo(list.value, { item, foodId: known.id, measure: wanted, grams }, asked.meal) : list
  return save(lists, there, filled, { did: 'add-food', at: item, refusedAt: landing(there?.id, asked.meal) })
})

function landing(list: string | undefined, at: string | undefined): Landing {
  return { ...(list === undefined ? {} : { list }), ...(at === undefined ? {} : { at }) }
}

/** To a meal of the list; where nobody says which, to its last, or to a first one. */
function addTo(list: MealList, item: NewItem, meal: string | undefined): Result<MealList> {
  if (meal !== undefined) return addItem(list, { ...item, meal })
  const added = addItem(list, item)
  if (added.ok || added.refusal !== 'gone-meal') return added
  const withMeal = addMeal(list, { meal: randomUUID(), name: 'Meal' })
  return withMeal.ok ? addItem(withMeal.value, item) : withMeal
}
