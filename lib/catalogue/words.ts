import { MINERAL_FACTS, type Mineral } from '../nutrition/mineral'
import type { Tag } from '../nutrition/tag'

/** Names that the catalogue's ids are shown under. An id without one is shown as it is. */
export type CatalogueNames = {
  readonly group: Readonly<Record<string, string>>
  readonly source: Readonly<Record<string, string>>
}

/** `a`, `a and b`, `a, b and c`. */
export function inSentence(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = words.at(-1)
  if (last === undefined) return ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}

export type TagParts = {
  readonly mineral: Mineral
  readonly kind: 'rich' | 'source' | 'high' | 'moderate' | 'low' | 'document'
}

const TAG_PARTS: Readonly<Record<Tag, TagParts>> = {
  'magnesium-rich': { mineral: 'magnesium', kind: 'rich' },
  'magnesium-source': { mineral: 'magnesium', kind: 'source' },
  'potassium-rich': { mineral: 'potassium', kind: 'rich' },
  'potassium-source': { mineral: 'potassium', kind: 'source' },
  'high-sodium': { mineral: 'sodium', kind: 'high' },
  'moderate-sodium': { mineral: 'sodium', kind: 'moderate' },
  'low-sodium': { mineral: 'sodium', kind: 'low' },
  'document-magnesium': { mineral: 'magnesium', kind: 'document' },
  'document-potassium': { mineral: 'potassium', kind: 'document' },
  'document-sodium': { mineral: 'sodium', kind: 'document' },
}

/** What a tag is about and how it ranks the food. */
export function tagParts(tag: Tag): TagParts {
  return TAG_PARTS[tag]
}

/** `Magnesium: rich`, `High sodium`, `Named for potassium`: a tag as a label of its own. */
export function tagLabel(tag: Tag): string {
  const { mineral, kind } = TAG_PARTS[tag]
  if (kind === 'document') return `Named for ${mineral}`
  const word = MINERAL_FACTS[mineral].word
  return mineral === 'sodium' ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} sodium` : `${word}: ${kind}`
}
