import { randomUUID } from 'node:crypto'
import { duplicate } from '../../lists/new-list'
import { done } from '../../lists/refusal'
import { commandOn, save } from './command'

/** Makes a copy of a list. */
export const duplicateList = commandOn('duplicate-list', {}, (lists, list) => {
  const copy = duplicate(list, randomUUID, new Date())
  return save(lists, null, done(copy), { did: 'duplicate-list', refusedAt: { at: list.id } })
})
