import { EVERYTHING } from '@/lib/catalogue/query'
import { groupName } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import type { Entry } from '@/lib/lists/entry'
import type { Meal, MealList } from '@/lib/lists/list'
import { MINERAL_FACTS } from '@/lib/nutrition/mineral'
import { totals, totalsInOrder } from '@/lib/nutrition/total'
import type { ListPageQuery } from '@/lib/schemas/list-page-query'
import { href } from '@/lib/urls'
import { CommandButton } from '../command-form'
import { AddFood } from './add-food'
import { Rename, refusedName } from './rename'
import { sumWords } from './sum-words'

const MATCHES = 8

type MealProps = {
  readonly list: MealList
  readonly meal: Meal
  readonly entries: readonly Entry[]
  readonly query: ListPageQuery
}

/** A meal in a line, which stays when the meal is folded. */
export function MealHead({ meal, entries }: Pick<MealProps, 'meal' | 'entries'>) {
  return (
    <>
      <h2 id={`at-${meal.id}`} tabIndex={-1}>
        {meal.name}
      </h2>
      {entries.length > 0 && (
        <span className="mealsum">
          {totalsInOrder(totals(entries)).map(({ mineral, total }) => (
            <span key={mineral} className="num">
              {MINERAL_FACTS[mineral].symbol} {sumWords(total)}
            </span>
          ))}
        </span>
      )}
    </>
  )
}

function MealTools({ list, meal, query }: Omit<MealProps, 'entries'>) {
  const about = { list: list.id, meal: meal.id, seen: meal.revision }
  const position = list.meals.findIndex(({ id }) => id === meal.id)
  const refused = refusedName(meal.id, query)
  const move = (way: string, to: number) => (
    <CommandButton
      fields={{ do: 'move-meal', ...about, position: to }}
      says={`Moved ${meal.name} ${way}.`}
      word={`Move ${way}`}
      about={meal.name}
    />
  )
  return (
    <details className="why rename no-print" open={refused !== null}>
      <summary>Change {meal.name}</summary>
      <Rename thing="meal" fields={{ do: 'rename-meal', ...about }} name={meal.name} refused={refused} />
      <div className="tools-row after">
        {position > 0 && move('up', position - 1)}
        {position < list.meals.length - 1 && move('down', position + 1)}
        <CommandButton
          fields={{ do: 'remove-meal', ...about }}
          says={`Removed ${meal.name}.`}
          undo={{ do: 'restore-meal', list: list.id, meal: meal.id }}
          focusAfter="list-name"
          word="Remove"
          about={meal.name}
        />
      </div>
    </details>
  )
}

/** Search and add within the page: a plain search form whose matches each carry their own button. */
export async function MealFoot({ list, meal, query }: Omit<MealProps, 'entries'>) {
  const q = query.meal === meal.id ? (query.add ?? '').trim().slice(0, 200) : ''
  const found = q === '' ? null : await catalogue().search({ ...EVERYTHING, q, sort: 'relevance', pageSize: MATCHES })
  return (
    <>
      <AddFood list={list.id} meal={meal.id} mealName={meal.name} q={q} />
      {found !== null && found.total === 0 && (
        <p className="small quiet after" role="status">
          No food matches “{q}”. Try fewer letters, or <a href={href.foods()}>browse all foods</a>.
        </p>
      )}
      {found !== null && found.total > 0 && (
        <ul className="matches" aria-label={`Foods matching ${q}`}>
          {found.foods.map((food) => (
            <li key={food.id}>
              <span>
                {food.name} <small>{groupName(food.group)}</small>
              </span>
              <CommandButton
                fields={{ do: 'add-food', list: list.id, meal: meal.id, food: food.id }}
                says={`Added ${food.name}.`}
                word="Add"
                about={food.name}
              />
            </li>
          ))}
        </ul>
      )}
      <MealTools list={list} meal={meal} query={query} />
    </>
  )
}
