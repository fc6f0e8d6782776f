import { addFood } from './add-food'
import { addMeal } from './add-meal'
import type { Command } from './command'
import { createList } from './create-list'
import { deleteList } from './delete-list'
import { duplicateList } from './duplicate-list'
import { moveItem } from './move-item'
import { moveMeal } from './move-meal'
import { removeItem } from './remove-item'
import { removeMeal } from './remove-meal'
import { renameList } from './rename-list'
import { renameMeal } from './rename-meal'
import { restoreItem } from './restore-item'
import { restoreList } from './restore-list'
import { restoreMeal } from './restore-meal'
import { setMeasure } from './set-measure'
import { setScope } from './set-scope'
import { startExample } from './start-example'

/** All that can be asked of lists. */
export const COMMANDS = [
  createList,
  startExample,
  duplicateList,
  deleteList,
  restoreList,
  renameList,
  setScope,
  addMeal,
  renameMeal,
  moveMeal,
  removeMeal,
  restoreMeal,
  addFood,
  setMeasure,
  moveItem,
  removeItem,
  restoreItem,
] as const satisfies readonly Command[]

export type CommandName = (typeof COMMANDS)[number]['name']
