import './toast.css'
import { measureFields } from '@/lib/lists/measure-fields'
import type { Measure } from '@/lib/nutrition/measure'
import { href } from '@/lib/urls'
import { HiddenFields } from './hidden-fields'
import { LineIcon } from './line-icon'
import { Submit } from './submit'

type AddToListProps = {
  readonly food: { readonly id: string; readonly name: string }
  /** How much; one usual serving where nobody says. */
  readonly measure?: Measure
  /** `icon` in a row of foods, `button` where there is room for words. */
  readonly look: 'icon' | 'button'
}

/**
 * Adds a food to the list used last, in one step. A plain form, so that it works without script and on pages that are
 * the same for everybody; with script `app/_enhance/add-to-list.ts` does it in place.
 */
export function AddToList({ food, measure, look }: AddToListProps) {
  return (
    <form method="post" action={href.listCommands()} data-add-to-list={food.name}>
      <HiddenFields fields={{ do: 'add-food', food: food.id, ...(measure && measureFields(measure)) }} />
      {look === 'button' ? (
        <Submit className="btn btn-main">
          Add to my list
          <span className="unseen">: {food.name}</span>
        </Submit>
      ) : (
        <Submit className="btn btn-square">
          <LineIcon size={20} path="M12 5v14M5 12h14" />
          <span className="unseen">Add {food.name} to my list</span>
        </Submit>
      )}
    </form>
  )
}
