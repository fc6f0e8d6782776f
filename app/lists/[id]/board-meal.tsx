'use client'

import { useDroppable } from '@dnd-kit/core'
import { SortableContext } from '@dnd-kit/sortable'
import { type ReactNode, useEffect, useState } from 'react'
import { BoardItem, type ItemOnBoard } from './board-item'

export type MealOnBoard = {
  readonly id: string
  readonly name: string
  readonly head: ReactNode
  readonly news: ReactNode
  readonly foot: ReactNode
  readonly items: readonly ItemOnBoard[]
}

type BoardMealProps = {
  readonly meal: MealOnBoard
  /** What is in it now, while something is dragged. */
  readonly items: readonly ItemOnBoard[]
}

/** A meal, which folds. Folded, all of it takes what is dropped, and it unfolds under what is held over it. */
export function BoardMeal({ meal, items }: BoardMealProps) {
  const [open, setOpen] = useState(true)
  const { setNodeRef, isOver } = useDroppable({ id: meal.id, data: { folded: !open } })
  useEffect(() => {
    if (isOver) setOpen(true)
  }, [isOver])
  return (
    <section className="meal" aria-labelledby={`at-${meal.id}`} ref={open ? undefined : setNodeRef}>
      <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="head">{meal.head}</summary>
        {meal.news}
        <SortableContext id={meal.id} items={items.map(({ id }) => id)}>
          <ol className="foods plain" ref={open ? setNodeRef : undefined}>
            {items.map((item) => (
              <BoardItem key={item.id} item={item} hidden={!open} />
            ))}
          </ol>
        </SortableContext>
        {meal.foot}
      </details>
    </section>
  )
}
