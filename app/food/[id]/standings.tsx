import { Section } from '@/app/_ui/section'
import type { RankedFood, Standing } from '@/lib/catalogue/standing'
import type { Food } from '@/lib/nutrition/food'
import { formatCount, formatMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS } from '@/lib/nutrition/mineral'
import { href } from '@/lib/urls'
import { Bar } from '../../_ui/bar'

/** The first of the ranking, and the food itself where it is not among them. */
function shownFoods({ first, own }: Standing): readonly RankedFood[] {
  return own === null || first.some(({ id }) => id === own.id) ? first : [...first, own]
}

function Ranking({ food, standing }: { readonly food: Food; readonly standing: Standing }) {
  const { mineral, own, tied, ranked, unranked, first } = standing
  const { word } = MINERAL_FACTS[mineral]
  const most = first[0]?.mg
  return (
    <div className={mineral === 'potassium' ? 'encourages-potassium' : undefined}>
      <h3>
        {own === null
          ? `${word}: not measured`
          : `${word}: ${formatCount(own.rank)} of ${formatCount(ranked)}${tied > 0 ? ', shared' : ''}`}
      </h3>
      <ol className="rank">
        {shownFoods(standing).map(({ id, name, mg, rank }) => {
          const here = id === food.id
          return (
            <li key={id} aria-current={here ? 'true' : undefined}>
              <span>
                <span className="tiny num">{rank}</span> {here ? name : <a href={href.food(id)}>{name}</a>}
              </span>
              <Bar mg={mg} most={most ?? mg} fill={here ? mineral : 'other'} />
              <span className="num">{formatMg(mg)}</span>
            </li>
          )
        })}
      </ol>
      {unranked > 0 && <p className="tiny">{formatCount(unranked)} not measured, so without a place.</p>}
    </div>
  )
}

type StandingsProps = { readonly food: Food; readonly standings: readonly Standing[]; readonly groupName: string }

/** Where a food stands in its group, for each mineral. A list of much potassium is left out where that may harm. */
export function Standings({ food, standings, groupName }: StandingsProps) {
  if (standings.some(({ ranked, unranked }) => ranked + unranked < 3)) return null
  return (
    <Section
      id="rank"
      title={`Among ${groupName.charAt(0).toLowerCase() + groupName.slice(1)}`}
      aside="Per usual serving, most first"
    >
      <div className="ranks">
        {standings.map((standing) => (
          <Ranking key={standing.mineral} food={food} standing={standing} />
        ))}
      </div>
    </Section>
  )
}
