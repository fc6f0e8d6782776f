/** Sorts text by its characters, the same in every language, and numbers from the lowest. */
export function ascending<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
