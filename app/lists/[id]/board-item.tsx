'use client'

import { useSortable } from '@dnd-kit/sortable'
import type { ReactNode } from 'react'
import { useHydrated } from '../../_ui/use-hydrated'

export type ItemOnBoard = {
  readonly id: string
  readonly name: string
  readonly revision: number
  readonly body: ReactNode
  readonly menu: ReactNode
}

type BoardItemProps = {
  readonly item: ItemOnBoard
  /** In a folded meal, where nothing can be dropped beside it. */
  readonly hidden: boolean
}

/** A food with its handle, which needs script and is only there with it. */
export function BoardItem({ item, hidden }: BoardItemProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.id,
    disabled: { droppable: hidden },
  })
  const hydrated = useHydrated()
  // Set through the object model, and only while something moves: the page itself carries no inline styles.
  const style =
    transform === null
      ? undefined
      : { transform: `translate3d(${Math.round(transform.x)}px, ${Math.round(transform.y)}px, 0)`, transition }
  return (
    <li
      ref={setNodeRef}
      className="food item"
      id={`at-${item.id}`}
      data-dragged={isDragging ? '' : undefined}
      style={style}
    >
      {item.body}
      <div className="add">
        {hydrated && (
          <button
            type="button"
            className="btn btn-square btn-quiet handle"
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
          >
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" fill="currentColor">
              <path d="M8 5h2.500v2.500H8zM13.500 5H16v2.500h-2.500zM8 10.750h2.500v2.500H8zM13.500 10.750H16v2.500h-2.500zM8 16.500h2.500V19H8zM13.500 16.500H16V19h-2.500z" />
            </svg>
            <span className="unseen">Move {item.name}</span>
          </button>
        )}
        {item.menu}
      </div>
    </li>
  )
}
