import type { Food } from '@/lib/nutrition/food'
import { formatGrams } from '@/lib/nutrition/format'
import { MINERALS } from '@/lib/nutrition/mineral'
import { href } from '@/lib/urls'
import { FoodTile } from '../_ui/food-tile'

/** The mark of the house, with a real food on it. */
export function HeroExample({ food }: { readonly food: Food }) {
  return (
    <figure className="set">
      <ul className="plates">
        {MINERALS.map((mineral) => (
          <li key={mineral}>
            <FoodTile food={food} mineral={mineral} size="large" />
          </li>
        ))}
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
