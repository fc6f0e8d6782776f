import type { Tag } from '../nutrition/tag'
import { TAGS } from '../nutrition/tag'
import type { Relaxation } from './reader'
import { type CatalogueNames, tagLabel } from './words'

function isTag(value: string): value is Tag {
  return TAGS.some((tag) => tag === value)
}

function labelled(value: string): string {
  return isTag(value) ? tagLabel(value) : value
}

/** What taking one filter away means, as something to do: "Take away Magnesium: rich". */
export function relaxationLabel(dropped: Relaxation['dropped'], names: CatalogueNames): string {
  const { kind, value } = dropped
  switch (kind) {
    case 'q':
      return `Drop the search for “${value}”`
    case 'tag':
      return `Take away “${labelled(value)}”`
    case 'not':
      return `Let “${labelled(value)}” back in`
    case 'group':
      return `Look beyond ${names.group[value] ?? value}`
    case 'notGroup':
      return `Let ${names.group[value] ?? value} back in`
    case 'source':
      return `Look beyond ${names.source[value] ?? value}`
    case 'record':
      return `Drop the record number ${value}`
  }
}
