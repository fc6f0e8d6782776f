/** Things by id. Throws, naming the file, where two have the same id. */
export function byId<T>(file: string, things: readonly T[], idOf: (thing: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const thing of things) {
    const id = idOf(thing)
    if (map.has(id)) throw new Error(`${file}: ${id} is there twice`)
    map.set(id, thing)
  }
  return map
}

/** Throws, naming file, place and id, where something is referred to that is not there. */
export function mustResolve(
  file: string,
  place: string,
  ids: readonly string[],
  known: ReadonlyMap<string, unknown>,
  knownFile: string,
): void {
  for (const id of ids) {
    if (!known.has(id)) throw new Error(`${file}: ${place} refers to ${id}, which ${knownFile} does not have`)
  }
}
