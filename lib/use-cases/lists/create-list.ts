import { randomUUID } from 'node:crypto'
import { newList } from '../../lists/new-list'
import { name, scope } from '../../schemas/list-fields'
import { command, save } from './command'

/** Makes an empty list, a day or a meal. */
export const createList = command('create-list', { name, scope }, (lists, asked) => {
  const made = newList(asked.name, asked.scope, randomUUID, new Date())
  return save(lists, null, made, { did: 'create-list', refusedAt: { at: 'create' }, typed: { text: asked.name } })
})
