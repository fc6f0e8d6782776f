import { moveItem as change } from '../../lists/edit-item'
import { id, position, seen } from '../../schemas/list-fields'
import { edit } from './command'

/** Puts a food elsewhere in its list. */
export const moveItem = edit('move-item', { item: id, meal: id, position, seen }, { change, about: ({ item }) => item })
