import { lists } from '@/lib/db/lists'
import type { Meal, MealItem, MealList } from '@/lib/lists/list'
import type { CommandName } from '@/lib/use-cases/lists/commands'
import { type Form, form, type Sending, send } from './send'

/** What an owner has: a day with two foods and a removed one, two meals and a removed one; and a deleted list. */
export type Have = {
  readonly list: string
  readonly deleted: string
  readonly meals: readonly Meal[]
  readonly removedMeal: string
  readonly items: readonly MealItem[]
  readonly removedItem: string
}

async function done(owner: string, fields: Form): Promise<{ readonly list: string; readonly at: string }> {
  const outcome = await send(owner, form(fields))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return { list: outcome.landing.list ?? '', at: outcome.landing.at ?? '' }
}

export async function settle(owner: string): Promise<Have> {
  const deleted = (await done(owner, { do: 'create-list', name: 'Monday', scope: 'meal' })).list
  await done(owner, { do: 'delete-list', list: deleted })
  const { list } = await done(owner, { do: 'create-list', name: 'Tuesday', scope: 'day' })
  const [breakfast, lunch, dinner] = (await whole(owner, list)).meals.map(({ id }) => id)
  for (const food of ['banana', 'cheddar', 'spinach-raw']) {
    await done(owner, { do: 'add-food', list, meal: lunch ?? '', food })
  }
  const removedItem = (await whole(owner, list)).meals[1]?.items[2]?.id ?? ''
  await done(owner, { do: 'remove-item', list, item: removedItem, seen: '1' })
  await done(owner, { do: 'remove-meal', list, meal: dinner ?? '', seen: '1' })
  const { meals } = await whole(owner, list)
  const items = meals.flatMap((meal) => meal.items).filter(({ removed }) => !removed)
  if (breakfast === undefined || items.length !== 2) throw new Error('not settled')
  return { list, deleted, meals: meals.slice(0, 2), removedMeal: dinner ?? '', items, removedItem }
}

export async function whole(owner: string, id: string): Promise<MealList> {
  const list = await lists().read(owner, id)
  if (list === null) throw new Error(`no list ${id}`)
  return list
}

/** One use of every command: a new one cannot be forgotten, since the names are counted by the compiler. */
export const SAMPLES: Readonly<Record<CommandName, (have: Have) => Form>> = {
  'create-list': () => ({ name: 'Wednesday', scope: 'day' }),
  'start-example': () => ({}),
  'duplicate-list': ({ list }) => ({ list }),
  'delete-list': ({ list }) => ({ list }),
  'restore-list': ({ deleted }) => ({ list: deleted }),
  'rename-list': ({ list }) => ({ list, name: 'Thursday', seen: '1' }),
  'set-scope': ({ list }) => ({ list, scope: 'meal', seen: '1' }),
  'add-meal': ({ list }) => ({ list, name: 'Snack' }),
  'rename-meal': ({ list, meals }) => ({ list, meal: meals[0]?.id ?? '', name: 'Early', seen: '1' }),
  'move-meal': ({ list, meals }) => ({ list, meal: meals[0]?.id ?? '', position: '1', seen: '1' }),
  'remove-meal': ({ list, meals }) => ({ list, meal: meals[1]?.id ?? '', seen: '1' }),
  'restore-meal': ({ list, removedMeal }) => ({ list, meal: removedMeal }),
  'add-food': () => ({ food: 'banana', amount: '1/2', measure: 'serving' }),
  'set-measure': ({ list, items }) => ({ list, item: items[0]?.id ?? '', amount: '33', measure: 'g', seen: '1' }),
  'move-item': ({ list, meals, items }) => ({
    list,
    item: items[0]?.id ?? '',
    meal: meals[0]?.id ?? '',
    position: '0',
    seen: '1',
  }),
  'remove-item': ({ list, items }) => ({ list, item: items[0]?.id ?? '', seen: '1' }),
  'restore-item': ({ list, removedItem }) => ({ list, item: removedItem }),
}

/** A sample in an envelope that is kept, to be sent again. */
export function sample(name: CommandName, have: Have): Sending {
  return form({ do: name, ...SAMPLES[name](have) })
}
