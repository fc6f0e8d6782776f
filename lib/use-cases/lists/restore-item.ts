import { restoreItem as change } from '../../lists/edit-item'
import { id } from '../../schemas/list-fields'
import { edit } from './command'

/** Brings a removed food back. */
export const restoreItem = edit('restore-item', { item: id }, { change, about: ({ item }) => item })
