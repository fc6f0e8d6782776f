import type { Mineral } from '../nutrition/mineral'
import type { Tag } from '../nutrition/tag'
import type { FoodQuery } from './query'
import { type CatalogueNames, inSentence, type TagParts, tagParts } from './words'

function minerals(tags: readonly Tag[], kind: TagParts['kind']): readonly Mineral[] {
  return tags.map(tagParts).flatMap((parts) => (parts.kind === kind ? [parts.mineral] : []))
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function carried(tags: readonly Tag[]): readonly string[] {
  const rich = minerals(tags, 'rich')
  const source = minerals(tags, 'source')
  const named = minerals(tags, 'document')
  const sodium = (['high', 'moderate', 'low'] as const).filter((kind) => minerals(tags, kind).length > 0)
  return [
    ...(rich.length > 0 ? [`rich in ${inSentence(rich)}`] : []),
    ...(source.length > 0 ? [`giving some ${inSentence(source)}`] : []),
    ...(sodium.length > 0 ? [`${inSentence(sodium)} in sodium`] : []),
    ...(named.length > 0 ? [`named for ${inSentence(named)}`] : []),
  ]
}

function leftOut(query: FoodQuery, names: CatalogueNames): readonly string[] {
  const sodium = (['high', 'moderate', 'low'] as const).filter((kind) => minerals(query.not, kind).length > 0)
  const rich = minerals(query.not, 'rich')
  const source = minerals(query.not, 'source')
  const named = minerals(query.not, 'document')
  const groups = query.notGroup.map((id) => lowerFirst(names.group[id] ?? id))
  return [
    ...(sodium.length > 0 ? [`without ${inSentence(sodium, 'or')} sodium`] : []),
    ...(rich.length > 0 ? [`not rich in ${inSentence(rich, 'or')}`] : []),
    ...(source.length > 0 ? [`not tagged as a source of ${inSentence(source, 'or')}`] : []),
    ...(named.length > 0 ? [`not named for ${inSentence(named, 'or')}`] : []),
    ...(groups.length > 0 ? [`without ${inSentence(groups, 'or')}`] : []),
  ]
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
  const carries = carried(query.tag)
  const where = [
    ...(query.q === '' ? [] : [`matching “${query.q.length > 40 ? `${query.q.slice(0, 40).trimEnd()}…` : query.q}”`]),
    ...(groups.length > 3 ? [`in ${groups.length} groups`] : []),
    ...(carries.length > 0 ? [inSentence(carries)] : []),
  ]
  const outside = [
    ...leftOut(query, names),
    ...(query.source.length > 0
      ? [
          `from ${inSentence(
            query.source.map((id) => names.source[id] ?? id),
            'or',
          )}`,
        ]
      : []),
    ...(query.record === null ? [] : [`record ${query.record}`]),
  ]
  if (where.length === 0 && outside.length === 0 && groups.length === 0) return 'All foods'
  return [[subject, ...where].join(' '), ...outside].join(', ')
}
