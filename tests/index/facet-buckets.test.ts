import { describe, expect, test } from 'vitest'
import { admits, countBuckets, type FacetBucket, type FacetFilters } from '@/lib/index/facet-buckets'

const buckets: readonly FacetBucket[] = [
  { tags: ['magnesium-rich', 'low-sodium'], group: 'nuts', source: 'sr' },
  { tags: ['magnesium-rich', 'high-sodium'], group: 'nuts', source: 'ifct' },
  { tags: ['high-sodium'], group: 'cheese', source: 'sr' },
  { tags: [], group: 'cheese', source: 'ifct' },
]
const FOODS = [10, 3, 7, 2]
const NO_FILTERS: FacetFilters = { tag: [], not: [], notGroup: [], group: [], source: [] }
const counted = (filters: Partial<FacetFilters>) =>
  countBuckets(buckets, (bucket) => FOODS[bucket] ?? 0, { ...NO_FILTERS, ...filters })

describe('counting foods by bucket', () => {
  test('counts everything where nothing is asked', () => {
    const { total, tag, group, source } = counted({})
    expect(total).toBe(22)
    expect(Object.fromEntries(tag)).toEqual({ 'magnesium-rich': 13, 'low-sodium': 10, 'high-sodium': 10 })
    expect(Object.fromEntries(group)).toEqual({ nuts: 13, cheese: 9 })
    expect(Object.fromEntries(source)).toEqual({ sr: 17, ifct: 5 })
  })

  test('asks for every tag and for none of those left out', () => {
    expect(counted({ tag: ['magnesium-rich', 'high-sodium'] }).total).toBe(3)
    expect(counted({ tag: ['magnesium-rich'], not: ['high-sodium'] }).total).toBe(10)
    expect(counted({ notGroup: ['nuts'] }).total).toBe(9)
  })

  test('tells of other groups what choosing them as well would give', () => {
    const { total, group, source } = counted({ group: ['nuts'], source: ['sr'] })
    expect(total).toBe(10)
    expect(Object.fromEntries(group)).toEqual({ nuts: 10, cheese: 7 })
    expect(Object.fromEntries(source)).toEqual({ sr: 10, ifct: 3 })
  })

  test('admits a bucket where it counts its foods', () => {
    const filters = { ...NO_FILTERS, not: ['high-sodium'], source: ['ifct'] } as const
    expect(buckets.map((bucket) => admits(bucket, filters))).toEqual([false, false, false, true])
    expect(counted(filters).total).toBe(2)
  })
})
