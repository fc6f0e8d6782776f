import { performance } from 'node:perf_hooks'
import { guidance } from '@/lib/content/guidance'
import { assess } from '@/lib/guidance/assess'
import type { ListItem } from '@/lib/nutrition/list-item'

/** Median time in ms of assessing `items` as a day, after warming up. */
export function assessmentMilliseconds(items: readonly ListItem[]): number {
  const rules = guidance()
  const times = Array.from({ length: 3000 }, () => {
    const began = performance.now()
    assess({ items, scope: 'day', context: new Set(['high-blood-pressure', 'exercise']) }, rules)
    return performance.now() - began
  })
  const warm = times.slice(1000).sort((a, b) => a - b)
  const median = warm[Math.floor(warm.length / 2)]
  if (median === undefined) throw new Error('Nothing was timed')
  return median
}
