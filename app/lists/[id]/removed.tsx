import type { MealList } from '@/lib/lists/list'
import type { ListPlace } from '@/lib/schemas/list-commands'
import { CommandForm } from '../command-form'
import { Told } from '../told'

type RemovedProps = {
  readonly list: MealList
  readonly place: ListPlace
  readonly nameOf: (foodId: string) => Promise<string>
}

/** After a removal without script: what was removed, and the way back. */
export async function Removed({ list, place, nameOf }: RemovedProps) {
  const { at } = place
  if (at === undefined) return null
  const meal = list.meals.find(({ id, removed }) => id === at && removed)
  if (place.did === 'removed-meal' && meal) {
    return (
      <Told tone="news">
        <span>Removed {meal.name}.</span>
        <Undo fields={{ do: 'restore-meal', list: list.id, meal: at }} />
      </Told>
    )
  }
  const item = list.meals.flatMap(({ items }) => items).find(({ id, removed }) => id === at && removed)
  if (place.did === 'removed-item' && item) {
    return (
      <Told tone="news">
        <span>Removed {await nameOf(item.foodId)}.</span>
        <Undo fields={{ do: 'restore-item', list: list.id, item: at }} />
      </Told>
    )
  }
  return null
}

function Undo({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
  return (
    <CommandForm fields={fields} says="Undone.">
      <button className="btn" type="submit">
        Undo
      </button>
    </CommandForm>
  )
}
