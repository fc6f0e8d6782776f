import type { ReactNode } from 'react'
import type { Amount } from '@/lib/nutrition/amount'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams } from '@/lib/nutrition/format'
import type { Mineral } from '@/lib/nutrition/mineral'
import type { FoodLevels } from '@/lib/nutrition/tag'
import { href } from '@/lib/urls'
import { NamedLine } from './chips'
import { Triad } from './triad'

type FoodRowProps = {
  readonly food: Food
  readonly group: string
  readonly levels: FoodLevels
  readonly amounts: Readonly<Record<Mineral, Amount>>
  readonly percents: Readonly<Record<Mineral, number | null>>
  /** What the amounts are of, spoken: "per serving". */
  readonly of: string
  readonly heading: 'h2' | 'h3'
  readonly add: ReactNode
}

/** One food in a list of foods, the content of its `<li class="food">`: what it is, its three tiles, and a way to add it. */
export function FoodRow({ food, group, levels, amounts, percents, of, heading: Heading, add }: FoodRowProps) {
  return (
    <>
      <div>
        <Heading>
          <a href={href.food(food.id)}>{food.name}</a>
        </Heading>
        <p className="about">
          <span>{group}</span>
          <span className="num">{formatGrams(food.serving.grams)}</span>
          {levels.mixed && <span>Mixed: high in sodium as well</span>}
          <NamedLine named={food.named} />
        </p>
      </div>
      <Triad levels={levels} amounts={amounts} of={of} percents={percents} size="wide" />
      <div className="add">{add}</div>
    </>
  )
}
