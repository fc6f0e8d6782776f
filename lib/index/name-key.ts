/** The words a food is called by, in a form that is the same in whatever order they come. */
export function nameKey(words: readonly string[]): string {
  const sorted = words.toSorted()
  return sorted.filter((word, at) => word !== sorted[at - 1]).join(' ')
}
