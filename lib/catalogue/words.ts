import { MINERAL_FACTS } from '../nutrition/mineral'
import { TAG_PARTS, type Tag } from '../nutrition/tag'

/** Names that the catalogue's ids are shown under. An id without one is shown as it is. */
export type CatalogueNames = {
  readonly group: Readonly<Record<string, string>>
  readonly source: Readonly<Record<string, string>>
}

/** `Magnesium: rich`, `High sodium`, `Named for potassium`: a tag as a label of its own. */
export function tagLabel(tag: Tag): string {
  const { mineral, kind } = TAG_PARTS[tag]
  if (kind === 'document') return `Named for ${mineral}`
  const word = MINERAL_FACTS[mineral].word
  return mineral === 'sodium' ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} sodium` : `${word}: ${kind}`
}
