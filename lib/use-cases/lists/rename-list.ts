import { renameList as change } from '../../lists/edit-list'
import { name, seen } from '../../schemas/list-fields'
import { edit } from './command'

/** Gives a list another name. */
export const renameList = edit('rename-list', { name, seen }, { change, typed: ({ name }) => ({ text: name }) })
