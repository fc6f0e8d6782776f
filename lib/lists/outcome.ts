import type { MealList } from './list'
import type { Refusal } from './refusal'

/** Where whoever asked is taken: to the page of a list or else that of all lists, and there to one thing. */
export type Landing = { readonly list?: string; readonly at?: string }

/** What was typed and not taken, to be put right. */
export type Typed = { readonly text: string; readonly measure?: string }

/** What came of a command: one value from here to the page. */
export type Outcome =
  | {
      readonly ok: true
      /** The command, by its name. */
      readonly did: string
      readonly landing: Landing
      readonly listName?: string
      /** What the thing at the landing has now: for the next edit of the same. */
      readonly revision?: number
    }
  | { readonly ok: false; readonly why: Refusal; readonly landing: Landing; readonly typed?: Typed }

/** Done, to be seen in a list, at the meal or item that it was about, or at the list itself. */
export function doneIn(list: MealList, did: string, at: string = list.id): Outcome {
  const things = [list, ...list.meals, ...list.meals.flatMap((meal) => meal.items)]
  const revision = things.find((thing) => thing.id === at)?.revision
  const landing = { list: list.id, at }
  return { ok: true, did, landing, listName: list.name, ...(revision === undefined ? {} : { revision }) }
}

/** Done, to be seen on the page of all lists. */
export function doneAmongLists(did: string, at: string): Outcome {
  return { ok: true, did, landing: { at } }
}

/** Not done: why, and where what was typed waits to be put right. */
export function notDone(why: Refusal, landing: Landing = {}, typed?: Typed): Outcome {
  return { ok: false, why, landing, ...(typed === undefined ? {} : { typed }) }
}
