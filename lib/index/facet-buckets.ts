import type { FoodQuery } from '../catalogue/query'
import type { Tag } from '../nutrition/tag'

/**
 * What filters ask of a food. Foods that are alike in it share a bucket; even of millions of foods there are only some
 * thousand buckets, so that counting foods by bucket answers every facet at once.
 */
export type FacetBucket = { readonly tags: readonly Tag[]; readonly group: string; readonly source: string }

export type FacetFilters = Pick<FoodQuery, 'tag' | 'not' | 'notGroup' | 'group' | 'source'>

export type FacetCounts = {
  readonly total: number
  readonly tag: ReadonlyMap<string, number>
  readonly group: ReadonlyMap<string, number>
  readonly source: ReadonlyMap<string, number>
}

function passes({ tags, group }: FacetBucket, filters: FacetFilters): boolean {
  return (
    filters.tag.every((tag) => tags.includes(tag)) &&
    !filters.not.some((tag) => tags.includes(tag)) &&
    !filters.notGroup.includes(group)
  )
}

const isAmong = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value)

/** Whether the foods of a bucket pass every filter. */
export function admits(bucket: FacetBucket, filters: FacetFilters): boolean {
  return passes(bucket, filters) && isAmong(filters.group, bucket.group) && isAmong(filters.source, bucket.source)
}

/**
 * For each value how many foods choosing it as well would leave, `foodsIn` telling how many foods of a bucket there
 * are. Groups and sources are chosen in any number, so that their own counts leave out what is chosen of them.
 */
export function countBuckets(
  buckets: readonly FacetBucket[],
  foodsIn: (bucket: number) => number,
  filters: FacetFilters,
): FacetCounts {
  let total = 0
  const counts = { tag: new Map<string, number>(), group: new Map<string, number>(), source: new Map<string, number>() }
  const count = (facet: keyof typeof counts, value: string, foods: number) =>
    counts[facet].set(value, (counts[facet].get(value) ?? 0) + foods)
  for (const [index, bucket] of buckets.entries()) {
    const foods = foodsIn(index)
    if (foods === 0 || !passes(bucket, filters)) continue
    const ofGroup = isAmong(filters.group, bucket.group)
    const ofSource = isAmong(filters.source, bucket.source)
    if (ofSource) count('group', bucket.group, foods)
    if (ofGroup) count('source', bucket.source, foods)
    if (!ofGroup || !ofSource) continue
    total += foods
    for (const tag of bucket.tags) count('tag', tag, foods)
  }
  return { total, ...counts }
}
