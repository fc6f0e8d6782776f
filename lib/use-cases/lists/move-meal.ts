import { moveMeal as change } from '../../lists/edit-meal'
import { id, position, seen } from '../../schemas/list-fields'
import { edit } from './command'

/** Puts a meal elsewhere in its list. */
export const moveMeal = edit('move-meal', { meal: id, position, seen }, { change, about: ({ meal }) => meal })
