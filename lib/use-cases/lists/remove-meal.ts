import { removeMeal as change } from '../../lists/edit-meal'
import { id, seen } from '../../schemas/list-fields'
import { edit } from './command'

/** Takes a meal out of its list, with its foods. */
export const removeMeal = edit('remove-meal', { meal: id, seen }, { change, about: ({ meal }) => meal })
