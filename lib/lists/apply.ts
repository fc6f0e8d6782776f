import { applyToItem, type ItemCommand } from './apply-item'
import { applyToMeal, type MealCommand } from './apply-meal'
import { nameProblem, staleProblem } from './check'
import { done, type ListCommand, type Result, refused } from './command'
import type { MealList } from './list'

/**
 * The list after one edit, or why the edit was not made. An edit of something that exists carries the revision the
 * person saw: if just that thing has changed since, it is refused as stale, unless it is already as they want it.
 * Edits of different things never stand in each other's way. Things that did not change keep their identity.
 */
export function apply(list: MealList, command: ListCommand): Result<MealList> {
  switch (command.kind) {
    case 'rename-list':
      return renameList(list, command.name, command.seen)
    case 'set-scope': {
      if (list.scope === command.scope) return done(list)
      const stale = staleProblem('list', list, command.seen)
      return stale ? refused(stale) : done({ ...list, scope: command.scope, revision: list.revision + 1 })
    }
    default:
      return isItemCommand(command) ? applyToItem(list, command) : applyToMeal(list, command)
  }
}

function renameList(list: MealList, typed: string, seen: number): Result<MealList> {
  const problem = nameProblem(typed)
  if (problem) return refused(problem)
  const name = typed.trim()
  if (list.name === name) return done(list)
  const stale = staleProblem('list', list, seen)
  return stale ? refused(stale) : done({ ...list, name, revision: list.revision + 1 })
}

function isItemCommand(command: ItemCommand | MealCommand): command is ItemCommand {
  return 'item' in command
}
