import type { Tag } from '../nutrition/tag'
import type { FoodQuery } from './query'

/**
 * What filters ask of a food. Foods that are alike in it share a cell; even of millions of foods there are only some
 * thousand cells, so that counting foods by cell answers every facet at once.
 */
export type Cell = { readonly tags: readonly Tag[]; readonly group: string; readonly source: string }

export type CellFilters = Pick<FoodQuery, 'tag' | 'not' | 'notGroup' | 'group' | 'source'>

export type CellCounts = {
  readonly total: number
  readonly tag: ReadonlyMap<string, number>
  readonly group: ReadonlyMap<string, number>
  readonly source: ReadonlyMap<string, number>
}

function passes({ tags, group }: Cell, filters: CellFilters): boolean {
  return (
    filters.tag.every((tag) => tags.includes(tag)) &&
    !filters.not.some((tag) => tags.includes(tag)) &&
    !filters.notGroup.includes(group)
  )
}

const isAmong = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value)

/** Whether the foods of a cell pass every filter. */
export function admits(cell: Cell, filters: CellFilters): boolean {
  return passes(cell, filters) && isAmong(filters.group, cell.group) && isAmong(filters.source, cell.source)
}

/**
 * For each value how many foods choosing it as well would leave, `foodsIn` telling how many foods of a cell there
 * are. Groups and sources are chosen in any number, so that their own counts leave out what is chosen of them.
 */
export function countCells(
  cells: readonly Cell[],
  foodsIn: (cell: number) => number,
  filters: CellFilters,
): CellCounts {
  let total = 0
  const counts = { tag: new Map<string, number>(), group: new Map<string, number>(), source: new Map<string, number>() }
  const count = (facet: keyof typeof counts, value: string, foods: number) =>
    counts[facet].set(value, (counts[facet].get(value) ?? 0) + foods)
  for (const [index, cell] of cells.entries()) {
    const foods = foodsIn(index)
    if (foods === 0 || !passes(cell, filters)) continue
    const ofGroup = isAmong(filters.group, cell.group)
    const ofSource = isAmong(filters.source, cell.source)
    if (ofSource) count('group', cell.group, foods)
    if (ofGroup) count('source', cell.source, foods)
    if (!ofGroup || !ofSource) continue
    total += foods
    for (const tag of cell.tags) count('tag', tag, foods)
  }
  return { total, ...counts }
}
