import { renameMeal as change } from '../../lists/edit-meal'
import { id, name, seen } from '../../schemas/list-fields'
import { edit } from './command'

/** Gives a meal another name. */
export const renameMeal = edit(
  'rename-meal',
  { meal: id, name, seen },
  { change, about: ({ meal }) => meal, typed: ({ name }) => ({ text: name }) },
)
