import { randomUUID } from 'node:crypto'
import { addMeal as change } from '../../lists/edit-meal'
import { name } from '../../schemas/list-fields'
import { commandOn, save } from './command'

/** Puts an empty meal at the end of a list. */
export const addMeal = commandOn('add-meal', { name }, (lists, list, asked) => {
  const meal = randomUUID()
  return save(lists, list, change(list, { ...asked, meal }), { did: 'add-meal', at: meal, typed: { text: asked.name } })
})
