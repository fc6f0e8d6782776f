/** Item ids by meal, in the order in which they are shown: how a list stands while something is being dragged. */
export type Order = ReadonlyMap<string, readonly string[]>

/** The meal that the item is in; for a meal the meal itself; null for what is in neither. */
export function mealOf(order: Order, id: string): string | null {
  if (order.has(id)) return id
  for (const [meal, ids] of order) if (ids.includes(id)) return meal
  return null
}

/** Takes the item over to the meal of `target`, before it if it is an item, else to the end. Null where it is there already. */
export function takenOver(order: Order, item: string, target: string): Order | null {
  const from = mealOf(order, item)
  const to = mealOf(order, target)
  if (from === null || to === null || from === to) return null
  const left = idsOf(order, from).filter((id) => id !== item)
  const there = idsOf(order, to)
  const place = there.indexOf(target)
  return new Map(order).set(from, left).set(to, there.toSpliced(place < 0 ? there.length : place, 0, item))
}

/** Gives the item the place that `target` has in the same meal; dropped on the meal itself, it stays where it is. */
export function putDown(order: Order, item: string, target: string): Order {
  const meal = mealOf(order, item)
  if (meal === null) return order
  const ids = idsOf(order, meal)
  const to = ids.indexOf(target)
  return to < 0 ? order : new Map(order).set(meal, ids.filter((id) => id !== item).toSpliced(to, 0, item))
}

/** Where the item is, counted from 0. */
export function placeOf(order: Order, item: string): { readonly meal: string; readonly position: number } | null {
  const meal = mealOf(order, item)
  const position = meal === null ? -1 : idsOf(order, meal).indexOf(item)
  return meal === null || position < 0 ? null : { meal, position }
}

export function idsOf(order: Order, meal: string): readonly string[] {
  return order.get(meal) ?? []
}
