import { inSentence } from '../nutrition/format'
import { TAG_PARTS, type Tag } from '../nutrition/tag'
import type { FoodQuery } from './query'
import type { CatalogueNames } from './words'

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

const SODIUM_LEVELS = ['high', 'moderate', 'low'] as const

type TagKind = (typeof TAG_PARTS)[Tag]['kind']

/** A phrase for tags of one kind, put around their minerals; for those of sodium, around their levels. */
type TagPhrases = readonly (readonly [kind: TagKind | 'sodium', phrase: (listed: string) => string])[]

const CARRIED: TagPhrases = [
  ['rich', (minerals) => `rich in ${minerals}`],
  ['source', (minerals) => `giving some ${minerals}`],
  ['sodium', (levels) => `${levels} in sodium`],
  ['document', (minerals) => `named for ${minerals}`],
]

const LEFT_OUT: TagPhrases = [
  ['sodium', (levels) => `without ${levels} sodium`],
  ['rich', (minerals) => `not rich in ${minerals}`],
  ['source', (minerals) => `not tagged as a source of ${minerals}`],
  ['document', (minerals) => `not named for ${minerals}`],
]

function tagPhrases(tags: readonly Tag[], phrases: TagPhrases, joint: 'and' | 'or'): readonly string[] {
  const parts = tags.map((tag) => TAG_PARTS[tag])
  return phrases.flatMap(([kind, phrase]) => {
    const levels = SODIUM_LEVELS.filter((level) => parts.some((part) => part.kind === level))
    const minerals = parts.filter((part) => part.kind === kind).map(({ mineral }) => mineral)
    const listed = kind === 'sodium' ? levels : minerals
    return listed.length === 0 ? [] : [phrase(inSentence(listed, joint))]
  })
}

/**
 * A query in words, for the heading of its results: "Legumes rich in magnesium, without high sodium".
 * Searching and filtering nothing is "All foods".
 */
export function headline(query: FoodQuery, names: CatalogueNames): string {
  const groups = query.group.map((id, index) => {
    const name = names.group[id] ?? id
    return index === 0 ? name : lowerFirst(name)
  })
  const subject = groups.length > 0 && groups.length <= 3 ? inSentence(groups) : 'Foods'
  const carries = tagPhrases(query.tag, CARRIED, 'and')
  const outGroups = query.notGroup.map((id) => lowerFirst(names.group[id] ?? id))
  const sources = query.source.map((id) => names.source[id] ?? id)
  const where = [
    ...(query.q === '' ? [] : [`matching “${query.q.length > 40 ? `${query.q.slice(0, 40).trimEnd()}…` : query.q}”`]),
    ...(groups.length > 3 ? [`in ${groups.length} groups`] : []),
    ...(carries.length > 0 ? [inSentence(carries)] : []),
  ]
  const outside = [
    ...tagPhrases(query.not, LEFT_OUT, 'or'),
    ...(outGroups.length > 0 ? [`without ${inSentence(outGroups, 'or')}`] : []),
    ...(sources.length > 0 ? [`from ${inSentence(sources, 'or')}`] : []),
    ...(query.record === null ? [] : [`record ${query.record}`]),
  ]
  if (where.length === 0 && outside.length === 0 && groups.length === 0) return 'All foods'
  return [[subject, ...where].join(' '), ...outside].join(', ')
}
