import { z } from 'zod'
import { LIMITS, type MealList } from '../../lists/list'
import type { OwnLists, Work } from '../../lists/list-repository'
import { doneIn, type Landing, notDone, type Outcome, type Typed } from '../../lists/outcome'
import type { Result } from '../../lists/refusal'

type Parsed<Fields extends z.ZodRawShape> = z.output<z.ZodObject<Fields>>

/** A command that was read and waits to be carried out. */
export type ReadCommand = { readonly command: unknown; readonly work: Work }

/** Something that can be asked of lists, as everybody but its own file knows it. */
export type Command<Name extends string = string> = {
  readonly name: Name
  /** Null where what was sent is not this command. */
  read(list: string | undefined, sent: unknown): ReadCommand | null
}

/** A command by its name, its fields, and what it does; with a list or without. */
export function command<const Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  fields: Fields,
  perform: (lists: OwnLists, command: Parsed<Fields>, list: string | undefined) => Promise<Outcome>,
): Command<Name> {
  const schema = z.object(fields)
  return {
    name,
    read(list, sent) {
      const { success, data } = schema.safeParse(sent)
      return success ? { command: data, work: (lists) => perform(lists, data, list) } : null
    },
  }
}

/** A command that must say which list it is about. */
export function commandAbout<const Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  fields: Fields,
  perform: (lists: OwnLists, list: string, command: Parsed<Fields>) => Promise<Outcome>,
): Command<Name> {
  const { read } = command(name, fields, async (lists, read, list) =>
    list === undefined ? notDone('not-understood') : perform(lists, list, read),
  )
  return { name, read: (list, sent) => (list === undefined ? null : read(list, sent)) }
}

/** A command about a list that is there. */
export function commandOn<const Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  fields: Fields,
  perform: (lists: OwnLists, list: MealList, command: Parsed<Fields>) => Promise<Outcome>,
): Command<Name> {
  return commandAbout(name, fields, async (lists, id, read) => {
    const list = await lists.read(id)
    return list === null ? notDone('gone-list') : perform(lists, list, read)
  })
}

type Edit<Fields extends z.ZodRawShape> = {
  readonly change: (list: MealList, command: Parsed<Fields>) => Result<MealList>
  /** The meal or item that it changes, where it is not the list itself. */
  readonly about?: (command: Parsed<Fields>) => string
  readonly typed?: (command: Parsed<Fields>) => Typed
}

/** A command that is nothing but a change of a list. */
export function edit<const Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  fields: Fields,
  { change, about, typed }: Edit<Fields>,
): Command<Name> {
  return commandOn(name, fields, (lists, list, read) =>
    save(lists, list, change(list, read), { did: name, at: about?.(read) ?? list.id, typed: typed?.(read) }),
  )
}

type OutcomeDetails = {
  readonly did: string
  /** The meal or item to look at, where it is not the list itself. */
  readonly at?: string
  /** Where it is told that it was not done; where it would have been seen, if nobody says. */
  readonly refusedAt?: Landing
  readonly typed?: Typed | undefined
}

/** Keeps a list as it is after a command, a new one where there was none before, and says what came of it. */
export async function save(
  lists: OwnLists,
  before: MealList | null,
  after: Result<MealList>,
  { did, at, refusedAt = before === null ? {} : { list: before.id, at: at ?? before.id }, typed }: OutcomeDetails,
): Promise<Outcome> {
  if (!after.ok) return notDone(after.refusal, refusedAt, typed)
  const isFull = before === null && (await lists.count()) >= LIMITS.listsPerOwner
  if (isFull) return notDone('full-lists', refusedAt, typed)
  await lists.save(before, after.value)
  return doneIn(after.value, did, at)
}
