import type { MealList } from '@/lib/lists/list'
import { formatCount } from '@/lib/nutrition/format'
import type { ListPageQuery } from '@/lib/schemas/list-page-query'
import { Submit } from '../../_ui/submit'
import { CommandForm } from '../command-form'
import { PlainForm } from '../plain-form'
import { News } from './news'
import { Rename, refusedName } from './rename'

type TitleProps = { readonly list: MealList; readonly foods: number; readonly query: ListPageQuery }

/** The list's name, what it is judged as, and what can be done with the whole of it. */
export function Title({ list, foods, query }: TitleProps) {
  const about = { list: list.id, seen: list.revision }
  const refused = refusedName(list.id, query)
  return (
    <>
      <div className="title" id={`at-${list.id}`}>
        <div>
          <h1 id="list-name" tabIndex={-1}>
            {list.name}
          </h1>
          <p className="lede small">
            {formatCount(list.meals.length)} {list.meals.length === 1 ? 'meal' : 'meals'},{' '}
            {foods === 0 ? 'no food yet' : `${formatCount(foods)} ${foods === 1 ? 'food' : 'foods'}`}. Only this browser
            can open it.
          </p>
        </div>
        <div className="acts">
          <CommandForm fields={{ do: 'set-scope', ...about }} className="switch scope">
            <button type="submit" name="scope" value="meal" aria-pressed={list.scope === 'meal'}>
              <span className="unseen">Judge as a </span>Meal
            </button>
            <button type="submit" name="scope" value="day" aria-pressed={list.scope === 'day'}>
              <span className="unseen">Judge as a </span>Day
            </button>
          </CommandForm>
          <PlainForm fields={{ do: 'duplicate-list', list: list.id }}>
            <Submit>Copy list</Submit>
          </PlainForm>
          <PlainForm fields={{ do: 'delete-list', list: list.id }}>
            <Submit>Delete</Submit>
          </PlainForm>
        </div>
      </div>
      <News of={list} query={query} />
      <details className="why rename no-print" open={refused !== null}>
        <summary>Rename the list</summary>
        <Rename thing="list" fields={{ do: 'rename-list', ...about }} name={list.name} refused={refused} />
      </details>
    </>
  )
}
