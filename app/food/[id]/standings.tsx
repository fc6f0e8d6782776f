import type { Food } from '@/lib/nutrition/food'
import { formatCount, formatMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS, type Mineral } from '@/lib/nutrition/mineral'
import { type Place, rankBy, standing } from '@/lib/nutrition/ranking'
import { href } from '@/lib/urls'
import { ScaleBar } from '../../_ui/bar'

const SHOWN = 5

/** The first places of the ranking, and the food itself where it is not among them. */
function shownPlaces(food: Food, places: readonly Place<Food>[]): readonly Place<Food>[] {
  const top = places.slice(0, SHOWN)
  if (top.some((place) => place.food.id === food.id)) return top
  return [...top, ...places.filter((place) => place.food.id === food.id)]
}

function Ranking({
  food,
  group,
  mineral,
}: {
  readonly food: Food
  readonly group: readonly Food[]
  readonly mineral: Mineral
}) {
  const ranking = rankBy(group, mineral, 'serving')
  const own = standing(food.id, ranking, 0)
  const { word } = MINERAL_FACTS[mineral]
  const most = ranking.places[0]?.mg
  return (
    <div className={mineral === 'potassium' ? 'encourages-potassium' : undefined}>
      <h3>
        {own === null
          ? `${word}: not measured`
          : `${word}: ${formatCount(own.place.rank)} of ${formatCount(own.of)}${own.tied > 0 ? ', shared' : ''}`}
      </h3>
      <ol className="rank">
        {shownPlaces(food, ranking.places).map((place) => {
          const here = place.food.id === food.id
          return (
            <li key={place.food.id} aria-current={here ? 'true' : undefined}>
              <span>
                <span className="tiny num">{place.rank}</span>{' '}
                {here ? place.food.name : <a href={href.food(place.food.id)}>{place.food.name}</a>}
              </span>
              <ScaleBar mineral={mineral} mg={place.mg} most={most ?? place.mg} lit={here} />
              <span className="num">{formatMg(place.mg)}</span>
            </li>
          )
        })}
      </ol>
      {ranking.unranked.length > 0 && (
        <p className="tiny">{formatCount(ranking.unranked.length)} not measured, so without a place.</p>
      )}
    </div>
  )
}

/** Where a food stands in its group, for each mineral. A list of much potassium is left out where that may harm. */
export function Standings({
  food,
  group,
  groupName,
}: {
  readonly food: Food
  readonly group: readonly Food[]
  readonly groupName: string
}) {
  if (group.length < 3) return null
  return (
    <section aria-labelledby="rank">
      <div className="head">
        <h2 id="rank">Among {groupName.charAt(0).toLowerCase() + groupName.slice(1)}</h2>
        <p>Per usual serving, most first</p>
      </div>
      <div className="ranks">
        {MINERALS.map((mineral) => (
          <Ranking key={mineral} food={food} group={group} mineral={mineral} />
        ))}
      </div>
    </section>
  )
}
