import { restoreMeal as change } from '../../lists/edit-meal'
import { id } from '../../schemas/list-fields'
import { edit } from './command'

/** Brings a removed meal back. */
export const restoreMeal = edit('restore-meal', { meal: id }, { change, about: ({ meal }) => meal })
