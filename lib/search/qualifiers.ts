import searchWords from '../../data/search-words.json'

// Words that say how a food is made or what it is without. Where nothing carries them too, the food itself is meant.
const QUALIFIERS: ReadonlySet<string> = new Set(searchWords.qualifiers)

/** The same query without its qualifiers; null where that leaves it as it was or empty. */
export function withoutQualifiers(words: readonly string[]): readonly string[] | null {
  const rest = words.filter((word) => !QUALIFIERS.has(word))
  return rest.length === 0 || rest.length === words.length ? null : rest
}
