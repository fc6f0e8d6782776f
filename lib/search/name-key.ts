/** The words a food is called by, in a form that is the same in whatever order they come. */
export function nameKey(words: readonly string[]): string {
  return [...new Set(words)].sort().join(' ')
}
