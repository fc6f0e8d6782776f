import type Database from 'better-sqlite3'
import type { PublishedFigures } from '../catalogue/provenance'
import type { SourceFood } from '../import/source-food'
import type { Food } from '../nutrition/food'
import { hasNdbNumbers } from '../schemas/source-datasets'
import { completeReleases, newestFirst, type StoredRelease } from './releases'
import { sourceFoodFinder } from './source-foods'

/**
 * What every imported release says of a food, the newest first. A release tells of it by its record, or by a stable
 * key that another release or `ndbNumbers` gives for it.
 */
export function publishedFigures(
  releases: Database.Database,
  { id, record }: Food['source'],
  ndbNumbers: ReadonlyMap<string, string>,
): readonly PublishedFigures[] {
  const isShared = hasNdbNumbers(id)
  const asked = completeReleases(releases)
    .filter(({ dataset }) => (isShared ? hasNdbNumbers(dataset) : dataset === id))
    .map((release) => ({ release, finder: sourceFoodFinder(releases, release.id) }))
  const keys = new Set<string>()
  const ndbNumber = isShared ? ndbNumbers.get(record) : undefined
  if (ndbNumber !== undefined) keys.add(ndbNumber)
  const byRecord = asked.map(({ release, finder }) => {
    const food = release.dataset === id ? finder.byRecord(record) : null
    if (food !== null && food.stableKey !== null) keys.add(food.stableKey)
    return food
  })
  const found = asked.flatMap(({ release, finder }, index) => {
    const own = byRecord[index] ?? null
    const byKey = [...keys].flatMap((key) => finder.byStableKey(key)).filter((food) => food.record !== own?.record)
    return [...(own === null ? [] : [own]), ...byKey].map((food) => ({ release, food }))
  })
  return found
    .toSorted((a, b) => newestFirst(a.release, b.release))
    .map(({ release, food }) => figuresOf(release, food))
}

function figuresOf(
  { dataset, release }: StoredRelease,
  { record, description, category, amounts }: SourceFood,
): PublishedFigures {
  return { dataset, release, record, description, category, amounts }
}
