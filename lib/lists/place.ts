/** Something that may be removed and keeps its place. */
type Placed = { readonly id: string; readonly removed: boolean }

/** Puts `thing` where it becomes number `position` of the things to be seen; past the end means last. */
export function placeAt<T extends Placed>(things: readonly T[], thing: T, position: number): readonly T[] {
  const others = things.filter((other) => other.id !== thing.id)
  const next = others.filter((other) => !other.removed)[Math.max(0, position)]
  const at = next === undefined ? others.length : others.indexOf(next)
  return [...others.slice(0, at), thing, ...others.slice(at)]
}

/** The number of the thing among those to be seen, or -1. */
export function positionOf(things: readonly Placed[], id: string): number {
  return things.filter((thing) => !thing.removed).findIndex((thing) => thing.id === id)
}

export function replaceById<T extends Placed>(things: readonly T[], thing: T): readonly T[] {
  return things.map((other) => (other.id === thing.id ? thing : other))
}
