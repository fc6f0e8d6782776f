import { EVERYTHING } from '@/lib/catalogue/query'
import { groupName, referenceData } from '@/lib/content/reference-data'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams } from '@/lib/nutrition/format'
import { foodsHref, href } from '@/lib/urls'
import { AddToList } from '../../_ui/add-to-list'
import type { PortionChoice } from './portion-choice'

/** What the food is, how much of it is usual, and what to do with it. */
export function Heading({ food, choice }: { readonly food: Food; readonly choice: PortionChoice }) {
  const group = groupName(food.group)
  const role = referenceData().roles.find(({ id }) => id === food.role)
  const groupSaysIt = role !== undefined && group.toLowerCase().startsWith(role.name)
  return (
    <>
      <nav className="crumb small" aria-label="Where this is">
        <a href={href.foods()}>Foods</a> <span aria-hidden="true">/</span>{' '}
        <a href={foodsHref({ ...EVERYTHING, group: [food.group] })}>{group}</a>
      </nav>
      <div className="title">
        <div>
          <h1>{food.name}</h1>
          <p className="lede">
            {group}
            {role !== undefined && !groupSaysIt && `, ${role.phrase}`}. One usual serving is{' '}
            <span className="num">{formatGrams(food.serving.grams)}</span>: {food.serving.label}.
          </p>
          {food.aliases.length > 0 && <p className="tiny aliases">Also called {food.aliases.join(', ')}.</p>}
        </div>
        <div className="acts">
          <AddToList food={food} measure={choice.measure} look="button" />
          <a className="btn" href={href.compare([food.id])}>
            Compare
          </a>
        </div>
      </div>
    </>
  )
}
