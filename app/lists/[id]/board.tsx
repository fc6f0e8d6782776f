import type { ReactNode } from 'react'

export type BoardItem = {
  readonly id: string
  readonly name: string
  readonly revision: number
  readonly body: ReactNode
  readonly menu: ReactNode
}

export type BoardMeal = {
  readonly id: string
  readonly name: string
  readonly head: ReactNode
  readonly foot: ReactNode
  readonly items: readonly BoardItem[]
}

/** The meals with their foods. */
export function Board({ meals }: { readonly list: string; readonly meals: readonly BoardMeal[] }) {
  return meals.map((meal) => (
    <section key={meal.id} className="meal" aria-labelledby={`at-${meal.id}`}>
      {meal.head}
      <ol className="foods plain">
        {meal.items.map((item) => (
          <li key={item.id} className="food item" id={`at-${item.id}`}>
            {item.body}
            <div className="add">{item.menu}</div>
          </li>
        ))}
      </ol>
      {meal.foot}
    </section>
  ))
}
