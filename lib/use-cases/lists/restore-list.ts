import { LIMITS } from '../../lists/list'
import { doneAmongLists, notDone } from '../../lists/outcome'
import { commandAbout } from './command'

/** Brings a deleted list back. */
export const restoreList = commandAbout('restore-list', {}, async (lists, list) => {
  if ((await lists.count()) >= LIMITS.listsPerOwner) return notDone('full-lists', { at: list })
  return (await lists.restore(list)) ? doneAmongLists('restore-list', list) : notDone('gone-list')
})
