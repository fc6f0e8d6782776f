import { thresholds } from '@/lib/content/thresholds'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams, percentOf } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import { MINERALS } from '@/lib/nutrition/mineral'
import { dailyMg } from '@/lib/nutrition/thresholds'
import { href } from '@/lib/urls'
import { Tile } from '../_ui/tile'

/** The mark of the house, with a real food on it. */
export function HeroExample({ food }: { readonly food: Food }) {
  const levels = judge(food, thresholds)
  return (
    <figure className="set">
      <ul className="plates">
        {MINERALS.map((mineral) => {
          const mg = amountOn('serving', food, mineral)
          return (
            <li key={mineral}>
              <Tile
                mineral={mineral}
                level={levels[mineral]}
                mg={mg}
                of="per serving"
                percent={percentOf(mg, dailyMg(mineral, thresholds))}
                size="large"
              />
            </li>
          )
        })}
      </ul>
      <svg className="legs" viewBox="0 0 600 56" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M0 0H600V6H0zM34 6H40V56H34zM560 6H566V56H560z" />
      </svg>
      <figcaption>
        <a href={href.food(food.id)}>{food.name}</a>, one serving of {formatGrams(food.serving.grams)}. Filled means
        rich or high, empty means low.
      </figcaption>
    </figure>
  )
}
