import { removeItem as change } from '../../lists/edit-item'
import { id, seen } from '../../schemas/list-fields'
import { edit } from './command'

/** Takes a food out of its list. */
export const removeItem = edit('remove-item', { item: id, seen }, { change, about: ({ item }) => item })
