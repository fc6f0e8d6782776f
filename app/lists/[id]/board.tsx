'use client'

import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  KeyboardSensor,
  MeasuringStrategy,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { idsOf, type Order, placeOf, putDown, takenOver } from '@/lib/lists/order'
import { isNotNow } from '../../_ui/send-command'
import { post, problemOfOutcome } from '../post'
import { showToast } from '../toast'
import { BoardMeal, type MealOnBoard } from './board-meal'
import { nearestPlace } from './nearest-place'

type BoardProps = { readonly list: string; readonly meals: readonly MealOnBoard[] }

const INSTRUCTIONS =
  'To move a food, press space or enter. Then use the up and down arrows to move it within a meal or to the next one, space or enter to drop it, escape to leave it where it was.'

/** A meal that unfolds under a drag moves what is below it: places are measured anew while things move. */
const MEASURING = { droppable: { strategy: MeasuringStrategy.WhileDragging, frequency: 200 } }

/** The meals with their foods. With script a food can be dragged by its handle, with pointer or keyboard. */
export function Board({ list, meals }: BoardProps) {
  const router = useRouter()
  // While something is dragged, or its move is on its way.
  const [moved, setMoved] = useState<Order | null>(null)
  const [drawn, setDrawn] = useState(meals)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )

  // The server has drawn the list anew: that is the order now.
  if (drawn !== meals) {
    setDrawn(meals)
    setMoved(null)
  }

  const items = new Map(meals.flatMap((meal) => meal.items.map((item) => [item.id, item] as const)))
  const original: Order = new Map(meals.map((meal) => [meal.id, meal.items.map(({ id }) => id)]))
  const order = moved ?? original

  function over({ active, over: target }: DragOverEvent) {
    // A folded meal unfolds first.
    if (target === null || target.data.current?.folded === true) return
    const taken = takenOver(order, String(active.id), String(target.id))
    if (taken !== null) setMoved(taken)
  }

  async function end({ active, over: target }: DragEndEvent) {
    const id = String(active.id)
    const item = items.get(id)
    const onto = target === null ? null : String(target.id)
    const settled = onto === null ? null : putDown(takenOver(order, id, onto) ?? order, id, onto)
    const to = settled === null ? null : placeOf(settled, id)
    const from = placeOf(original, id)
    if (item === undefined || to === null || (to.meal === from?.meal && to.position === from.position)) {
      setMoved(null)
      return
    }
    setMoved(settled)
    const outcome = await post({ do: 'move-item', list, item: id, ...to, seen: item.revision })
    const problem = problemOfOutcome(outcome)
    if (problem !== null) {
      setMoved(null)
      showToast(problem)
    }
    if (!isNotNow(outcome)) router.refresh()
  }

  const nameOf = (id: UniqueIdentifier) => items.get(String(id))?.name ?? 'The food'
  const whereIs = (id: UniqueIdentifier) => {
    const place = placeOf(order, String(id))
    const meal = meals.find((candidate) => candidate.id === (place?.meal ?? id))?.name ?? 'the list'
    return place === null
      ? `in ${meal}`
      : `number ${place.position + 1} of ${idsOf(order, place.meal).length} in ${meal}`
  }
  const announcements: Announcements = {
    onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}, ${whereIs(active.id)}.`,
    onDragOver: ({ active, over: target }) =>
      target === null ? `${nameOf(active.id)} is over no meal.` : `${nameOf(active.id)} is now ${whereIs(target.id)}.`,
    onDragEnd: ({ active, over: target }) =>
      target === null
        ? `${nameOf(active.id)} stays where it was.`
        : `Dropped ${nameOf(active.id)}, ${whereIs(target.id)}.`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
  }

  return (
    <DndContext
      id="board"
      sensors={sensors}
      collisionDetection={nearestPlace}
      measuring={MEASURING}
      accessibility={{ announcements, screenReaderInstructions: { draggable: INSTRUCTIONS } }}
      onDragOver={over}
      onDragEnd={end}
      onDragCancel={() => setMoved(null)}
    >
      {meals.map((meal) => (
        <BoardMeal key={meal.id} meal={meal} items={idsOf(order, meal.id).flatMap((id) => items.get(id) ?? [])} />
      ))}
    </DndContext>
  )
}
