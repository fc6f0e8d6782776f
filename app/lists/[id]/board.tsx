'use client'

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  KeyboardSensor,
  PointerSensor,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useAwake } from '../../_ui/use-awake'
import { post, problemOfOutcome } from '../post'
import { showToast } from '../toast'

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
  readonly news: ReactNode
  readonly foot: ReactNode
  readonly items: readonly BoardItem[]
}

type BoardProps = { readonly list: string; readonly meals: readonly BoardMeal[] }

/** Item ids by meal, while something is dragged or its move is on its way. */
type Order = ReadonlyMap<string, readonly string[]>

const INSTRUCTIONS =
  'To move a food, press space or enter. Then use the up and down arrows to move it within a meal or to the next one, space or enter to drop it, escape to leave it where it was.'

/** The meals with their foods, each of which folds. With script a food can be dragged by its handle, with pointer or keyboard. */
export function Board({ list, meals }: BoardProps) {
  const router = useRouter()
  const [order, setOrder] = useState<Order | null>(null)
  const [drawn, setDrawn] = useState(meals)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const items = new Map(meals.flatMap((meal) => meal.items.map((item) => [item.id, item] as const)))

  // The server has drawn the list anew: that is the order now.
  if (drawn !== meals) {
    setDrawn(meals)
    setOrder(null)
  }

  const original: Order = new Map(meals.map((meal) => [meal.id, meal.items.map(({ id }) => id)]))
  const now = order ?? original

  function mealOf(id: string, among: Order): string | null {
    if (among.has(id)) return id
    for (const [meal, ids] of among) if (ids.includes(id)) return meal
    return null
  }

  function over({ active, over: target }: DragOverEvent) {
    if (target === null) return
    const id = String(active.id)
    const from = mealOf(id, now)
    const to = mealOf(String(target.id), now)
    if (from === null || to === null || from === to) return
    const left = (now.get(from) ?? []).filter((other) => other !== id)
    const there = now.get(to) ?? []
    const place = there.indexOf(String(target.id))
    const at = place < 0 ? there.length : place
    setOrder(new Map(now).set(from, left).set(to, [...there.slice(0, at), id, ...there.slice(at)]))
  }

  async function end({ active, over: target }: DragEndEvent) {
    const id = String(active.id)
    const item = items.get(id)
    const meal = mealOf(id, now)
    if (target === null || item === undefined || meal === null) {
      setOrder(null)
      return
    }
    const ids = now.get(meal) ?? []
    const to = ids.indexOf(String(target.id))
    const settled = to < 0 ? ids : arrayMove([...ids], ids.indexOf(id), to)
    const position = settled.indexOf(id)
    if (meal === mealOf(id, original) && position === original.get(meal)?.indexOf(id)) {
      setOrder(null)
      return
    }
    setOrder(new Map(now).set(meal, settled))
    const outcome = await post({ do: 'move-item', list, item: id, meal, position, seen: item.revision })
    const problem = problemOfOutcome(outcome)
    if (problem !== null) {
      setOrder(null)
      showToast(problem)
    }
    router.refresh()
  }

  const nameOf = (id: string | number) => items.get(String(id))?.name ?? 'The food'
  const placeOf = (id: string | number) => {
    const meal = mealOf(String(id), now)
    const ids = meal === null ? [] : (now.get(meal) ?? [])
    const name = meals.find((candidate) => candidate.id === meal)?.name ?? 'the list'
    const number = ids.indexOf(String(id)) + 1
    return number === 0 ? `in ${name}` : `number ${number} of ${ids.length} in ${name}`
  }
  const announcements: Announcements = {
    onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}, ${placeOf(active.id)}.`,
    onDragOver: ({ active, over: target }) =>
      target === null ? `${nameOf(active.id)} is over no meal.` : `${nameOf(active.id)} is now ${placeOf(target.id)}.`,
    onDragEnd: ({ active, over: target }) =>
      target === null
        ? `${nameOf(active.id)} stays where it was.`
        : `Dropped ${nameOf(active.id)}, ${placeOf(target.id)}.`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
  }

  return (
    <DndContext
      id="board"
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: INSTRUCTIONS } }}
      onDragOver={over}
      onDragEnd={end}
      onDragCancel={() => setOrder(null)}
    >
      {meals.map((meal) => (
        <section key={meal.id} className="meal" aria-labelledby={`at-${meal.id}`}>
          <details className="fold" open>
            <summary className="head">{meal.head}</summary>
            {meal.news}
            <MealItems meal={meal.id} ids={now.get(meal.id) ?? []} items={items} />
            {meal.foot}
          </details>
        </section>
      ))}
    </DndContext>
  )
}

type MealItemsProps = {
  readonly meal: string
  readonly ids: readonly string[]
  readonly items: ReadonlyMap<string, BoardItem>
}

function MealItems({ meal, ids, items }: MealItemsProps) {
  const { setNodeRef } = useDroppable({ id: meal })
  const shown = ids.flatMap((id) => items.get(id) ?? [])
  return (
    <SortableContext id={meal} items={[...ids]}>
      <ol className="foods plain" ref={setNodeRef}>
        {shown.map((item) => (
          <SortableItem key={item.id} item={item} />
        ))}
      </ol>
    </SortableContext>
  )
}

function SortableItem({ item }: { readonly item: BoardItem }) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.id,
  })
  const awake = useAwake()
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
        {awake && (
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
