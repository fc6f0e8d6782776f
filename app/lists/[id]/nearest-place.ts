import { type CollisionDetection, closestCenter, type DroppableContainer } from '@dnd-kit/core'

/**
 * Where something that is dragged would come to lie. A pointer chooses the meal by its height on the page, then the
 * nearest food in it: were all foods asked at once, one that moves to another meal could move the page so that it
 * belongs back where it was, without end. The keyboard goes from place to place by itself.
 */
export const nearestPlace: CollisionDetection = (args) => {
  const { pointerCoordinates: pointer, droppableContainers } = args
  if (pointer === null) return closestCenter(args)
  const distances = droppableContainers.map((place) => ({ place, distance: distanceToMeal(place, pointer.y) }))
  const least = Math.min(...distances.map(({ distance }) => distance))
  const inMeal = distances.filter(({ distance }) => distance === least).map(({ place }) => place)
  const foods = inMeal.filter(isFood)
  return closestCenter({ ...args, droppableContainers: foods.length > 0 ? foods : inMeal })
}

/** How far the meal that holds the place is above or below; 0 inside. */
function distanceToMeal({ node }: DroppableContainer, y: number): number {
  const meal = node.current?.closest('section')?.getBoundingClientRect()
  return meal === undefined ? Number.POSITIVE_INFINITY : Math.max(0, meal.top - y, y - meal.bottom)
}

function isFood({ data }: DroppableContainer): boolean {
  return data.current?.sortable !== undefined
}
