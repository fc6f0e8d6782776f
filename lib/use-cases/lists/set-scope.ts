import { setScope as change } from '../../lists/edit-list'
import { scope, seen } from '../../schemas/list-fields'
import { edit } from './command'

/** Judges a list as a meal or as a day. */
export const setScope = edit('set-scope', { scope, seen }, { change })
