import type { MealList } from '@/lib/lists/list'
import type { ListPageQuery } from '@/lib/schemas/list-page-query'
import { CommandForm } from '../command-form'
import { Notice } from '../notice'
import { doneWords } from '../outcome-words'
import type { Fields } from '../post'

type RemovedProps = {
  readonly list: MealList
  readonly query: ListPageQuery
  readonly nameOf: (foodId: string) => Promise<string>
}

/** After a removal without script: what was removed, and the way back. */
export async function Removed({ list, query, nameOf }: RemovedProps) {
  const { at, did } = query
  if (at === undefined) return null
  const meal = list.meals.find(({ id, removed }) => id === at && removed)
  if (did === 'remove-meal' && meal) {
    return (
      <Notice tone="news">
        <span>{doneWords(did, meal.name)}</span>
        <Undo fields={{ do: 'restore-meal', list: list.id, meal: at }} />
      </Notice>
    )
  }
  const item = list.meals.flatMap(({ items }) => items).find(({ id, removed }) => id === at && removed)
  if (did === 'remove-item' && item) {
    return (
      <Notice tone="news">
        <span>{doneWords(did, await nameOf(item.foodId))}</span>
        <Undo fields={{ do: 'restore-item', list: list.id, item: at }} />
      </Notice>
    )
  }
  return null
}

function Undo({ fields }: { readonly fields: Fields }) {
  return (
    <CommandForm fields={fields} says="Undone.">
      <button className="btn" type="submit">
        Undo
      </button>
    </CommandForm>
  )
}
