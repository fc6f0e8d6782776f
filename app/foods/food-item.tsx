import { groupName } from '@/lib/content/reference-data'
import { thresholds } from '@/lib/content/thresholds'
import { amountOn, type Basis } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams, percentOf } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import type { Mineral } from '@/lib/nutrition/mineral'
import { dailyMg } from '@/lib/nutrition/thresholds'
import { href } from '@/lib/urls'
import { AddToList } from '../_ui/add-to-list'
import { NamedLine } from '../_ui/chips'
import { keptMarkup } from '../_ui/markup'
import { Triad } from '../_ui/triad'

export const BASIS_SPOKEN: Readonly<Record<Basis, string>> = {
  serving: 'per serving',
  '100g': 'per 100 grams',
  '100kcal': 'per 100 kilocalories',
}

type Heading = 'h2' | 'h3'

/** What a food is, its three tiles on a basis, and a way to add it. A share of the day is said only of servings. */
function row(food: Food, basis: Basis, Heading: Heading) {
  const levels = judge(food, thresholds)
  const amount = (mineral: Mineral) => amountOn(basis, food, mineral)
  const percent = (mineral: Mineral) =>
    basis === 'serving' ? percentOf(amount(mineral), dailyMg(mineral, thresholds)) : null
  return (
    <>
      <div>
        <Heading>
          <a href={href.food(food.id)}>{food.name}</a>
        </Heading>
        <p className="about">
          <span>{groupName(food.group)}</span>
          <span className="num">{formatGrams(food.serving.grams)}</span>
          {levels.mixed && <span>Mixed: high in sodium as well</span>}
          <NamedLine named={food.named} />
        </p>
      </div>
      <Triad levels={levels} amount={amount} of={BASIS_SPOKEN[basis]} percent={percent} />
      <div className="add">
        <AddToList food={food} look="icon" />
      </div>
    </>
  )
}

/** Rows are most of a page of foods, and the same foods come back under ever other filters. */
const MOST_KEPT = 1024

const rowsBy = (basis: Basis) => ({
  h2: keptMarkup<Food>(MOST_KEPT, (food) => row(food, basis, 'h2')),
  h3: keptMarkup<Food>(MOST_KEPT, (food) => row(food, basis, 'h3')),
})
const ROWS = { serving: rowsBy('serving'), '100g': rowsBy('100g'), '100kcal': rowsBy('100kcal') }

type FoodItemProps = { readonly food: Food; readonly basis: Basis; readonly heading: Heading }

/** A food in a list of foods on a shared page. */
export function FoodItem({ food, basis, heading }: FoodItemProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is what React made of elements, with all text escaped
  return <li className="food" dangerouslySetInnerHTML={{ __html: ROWS[basis][heading](food) }} />
}
