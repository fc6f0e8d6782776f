import { catalogue } from '@/lib/db/catalogue'
import type { MealList } from '@/lib/lists/list'
import type { ListPageQuery } from '@/lib/schemas/list-page-query'
import { CommandButton } from '../command-form'
import { Notice } from '../notice'
import { doneWords } from '../outcome-words'
import type { Fields } from '../post'

type RemovedProps = { readonly list: MealList; readonly query: ListPageQuery }

/** After a removal without script: what was removed, and the way back. */
export async function Removed({ list, query: { at, did } }: RemovedProps) {
  const meal = list.meals.find(({ id, removed }) => id === at && removed)
  if (did === 'remove-meal' && meal) {
    return <WayBack words={doneWords(did, meal.name)} undo={{ do: 'restore-meal', list: list.id, meal: meal.id }} />
  }
  const item = list.meals.flatMap(({ items }) => items).find(({ id, removed }) => id === at && removed)
  if (did === 'remove-item' && item) {
    const food = await catalogue().food(item.foodId)
    const words = doneWords(did, food?.name ?? 'the food')
    return <WayBack words={words} undo={{ do: 'restore-item', list: list.id, item: item.id }} />
  }
  return null
}

function WayBack({ words, undo }: { readonly words: string | null; readonly undo: Fields }) {
  return (
    <Notice tone="news">
      <span>{words}</span>
      <CommandButton fields={undo} says="Undone." word="Undo" />
    </Notice>
  )
}
