import { MINERALS, type Mineral } from './mineral'

/** What our published rule gives to measured amounts. `unknown`: a figure it needs was not published, so nothing is given. */
export type RichLevel = 'rich' | 'source' | 'none' | 'unknown'
export type SodiumLevel = 'high' | 'moderate' | 'low' | 'unknown'

/**
 * The levels of one food. `withheld` stands where sodium wins (tie-breaker T2) or a food may never count as a
 * source (T7); `mixed` marks a high-sodium food that would otherwise have, or still has, a potassium or magnesium tag.
 * A mixed food is never counted, praised or offered as a source.
 */
export type FoodLevels = {
  readonly magnesium: RichLevel | 'withheld'
  readonly potassium: RichLevel | 'withheld'
  readonly sodium: SodiumLevel
  readonly mixed: boolean
}

export const MEASURED_TAGS = [
  'magnesium-rich',
  'magnesium-source',
  'potassium-rich',
  'potassium-source',
  'high-sodium',
  'moderate-sodium',
  'low-sodium',
] as const

export const DOCUMENT_TAGS = ['document-magnesium', 'document-potassium', 'document-sodium'] as const

export type MeasuredTag = (typeof MEASURED_TAGS)[number]
export type DocumentTag = (typeof DOCUMENT_TAGS)[number]
export type Tag = MeasuredTag | DocumentTag

export const TAGS: readonly Tag[] = [...MEASURED_TAGS, ...DOCUMENT_TAGS]

export function isTag(value: string): value is Tag {
  return TAGS.some((tag) => tag === value)
}

/** What a tag is about, and how it ranks the food. */
export const TAG_PARTS = {
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
} as const satisfies Readonly<Record<Tag, { readonly mineral: Mineral; readonly kind: string }>>

export function documentTag(mineral: Mineral): DocumentTag {
  return `document-${mineral}`
}

/** The tags of the minerals that documents name a food for, each once, in the order of the minerals. */
export function documentTags(named: readonly { readonly mineral: Mineral }[]): readonly DocumentTag[] {
  return MINERALS.filter((mineral) => named.some((naming) => naming.mineral === mineral)).map(documentTag)
}

/** The measured tags that follow from the levels, in fixed order. An unknown or withheld level gives none. */
export function measuredTags(levels: FoodLevels): readonly MeasuredTag[] {
  const tags: MeasuredTag[] = []
  for (const mineral of ['magnesium', 'potassium'] as const) {
    const level = levels[mineral]
    if (level === 'rich' || level === 'source') tags.push(`${mineral}-${level}`)
  }
  if (levels.sodium !== 'unknown') tags.push(`${levels.sodium}-sodium`)
  return tags
}
