import { doneAmongLists, notDone } from '../../lists/outcome'
import { commandAbout } from './command'

/** Deletes a list, so that it can still be brought back. */
export const deleteList = commandAbout('delete-list', {}, async (lists, list) =>
  (await lists.remove(list)) ? doneAmongLists('delete-list', list) : notDone('gone-list'),
)
