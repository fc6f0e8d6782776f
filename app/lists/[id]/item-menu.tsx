import type { Entry } from '@/lib/lists/entry'
import type { Meal, MealList } from '@/lib/lists/list'
import { Submit } from '../../_ui/submit'
import { CommandButton, CommandForm } from '../command-form'

type ItemMenuProps = { readonly list: MealList; readonly meal: Meal; readonly entry: Entry; readonly position: number }

/** Move and remove, for those who do not drag. */
export function ItemMenu({ list, meal, entry, position }: ItemMenuProps) {
  const { item, food } = entry
  const about = { list: list.id, item: item.id, seen: item.revision }
  const moveTo = (place: number) => ({ do: 'move-item', ...about, meal: meal.id, position: place }) as const
  const others = list.meals.filter(({ id }) => id !== meal.id)
  return (
    <details className="menu" name="item-menu">
      <summary className="btn btn-square btn-quiet">
        <span className="unseen">More about {food.name}: move, remove</span>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" fill="currentColor">
          <circle cx="5" cy="12" r="1.75" />
          <circle cx="12" cy="12" r="1.75" />
          <circle cx="19" cy="12" r="1.75" />
        </svg>
      </summary>
      <div className="menu-panel">
        <div className="tools-row">
          {position > 0 && <CommandButton fields={moveTo(position - 1)} says="Moved up." word="Up" />}
          {position < meal.items.length - 1 && (
            <CommandButton fields={moveTo(position + 1)} says="Moved down." word="Down" />
          )}
        </div>
        {others.length > 0 && (
          <CommandForm
            fields={{ do: 'move-item', ...about, position: 9999 }}
            says={`Moved ${food.name}.`}
            focusAfter={`at-${meal.id}`}
          >
            <label>
              Move to
              <select className="field" name="meal">
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <Submit>Move</Submit>
          </CommandForm>
        )}
        <CommandButton
          fields={{ do: 'remove-item', ...about }}
          says={`Removed ${food.name}.`}
          undo={{ do: 'restore-item', list: list.id, item: item.id }}
          focusAfter={`at-${meal.id}`}
          word="Remove"
          about={food.name}
        />
      </div>
    </details>
  )
}
