import { ifFresh, nameProblem } from './check'
import type { MealList, Scope } from './list'
import { done, type Result, refused } from './refusal'

/*
 * An edit gives the list after it, or why it was not made. One of something that exists carries the revision that the
 * person saw: if just that thing has changed since, it is refused as stale, unless it is already as they want it.
 * Edits of different things never stand in each other's way. Things that did not change keep their identity.
 */

/** Gives a list another name. */
export function renameList(list: MealList, typed: { name: string; seen: number }): Result<MealList> {
  const problem = nameProblem(typed.name)
  if (problem) return refused(problem)
  const name = typed.name.trim()
  if (list.name === name) return done(list)
  return ifFresh(list, typed.seen, () => ({ ...list, name, revision: list.revision + 1 }))
}

/** Judges a list as a meal or as a day. */
export function setScope(list: MealList, { scope, seen }: { scope: Scope; seen: number }): Result<MealList> {
  if (list.scope === scope) return done(list)
  return ifFresh(list, seen, () => ({ ...list, scope, revision: list.revision + 1 }))
}
