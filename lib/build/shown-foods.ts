import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Catalogue } from '../content/catalogue-files'
import { newestFirst, type StoredRelease, shownReleases } from '../db/releases'
import { sourceFoodFinder, sourceFoods } from '../db/source-foods'
import { type CatalogueEntry, importedFood, importedId, type NamingAndSorting } from '../import/catalogue-food'
import type { SourceFood } from '../import/source-food'
import type { Food, SourceRecord } from '../nutrition/food'
import { BRANDED, hasNdbNumbers } from '../schemas/source-datasets'

/** The record that is believed of a food, and whether it has any of the three minerals. */
type AuthoritativeRecord = { readonly release: StoredRelease; readonly record: string; readonly measured: boolean }

const recordRows = z.array(z.object({ record: z.string(), stableKey: z.string(), measured: z.number() }))

/**
 * For each NDB number the record that speaks for it: that of the newest release. One food, one release: figures of
 * two releases are never mixed, so that a mineral which the newer one leaves out is unknown. Only a newer record
 * without any of the three minerals gives way to an older one.
 */
function authoritativeRecords(
  db: Database.Database,
  shown: readonly StoredRelease[],
): ReadonlyMap<string, AuthoritativeRecord> {
  const authority = new Map<string, AuthoritativeRecord>()
  const oldestFirst = shown.filter(({ dataset }) => hasNdbNumbers(dataset)).toSorted((a, b) => newestFirst(b, a))
  for (const release of oldestFirst) {
    const rows = db
      .prepare(
        `SELECT record, stableKey, coalesce(magnesium, potassium, sodium) IS NOT NULL AS measured FROM SourceFood
         WHERE releaseId = ? AND stableKey IS NOT NULL ORDER BY record`,
      )
      .all(release.id)
    for (const { record, stableKey, measured } of recordRows.parse(rows)) {
      if (measured === 1 || authority.get(stableKey)?.measured !== true) {
        authority.set(stableKey, { release, record, measured: measured === 1 })
      }
    }
  }
  return authority
}

/** The lowest record that each NDB number has had, so that an address outlives a release that renumbers. */
function firstRecords(db: Database.Database, releases: readonly StoredRelease[]): ReadonlyMap<string, string> {
  const ids = JSON.stringify(releases.filter(({ dataset }) => hasNdbNumbers(dataset)).map(({ id }) => id))
  const rows = db
    .prepare(
      `SELECT stableKey, CAST(min(CAST(record AS INTEGER)) AS TEXT) AS record, 1 AS measured FROM SourceFood
       WHERE releaseId IN (SELECT value FROM json_each(?)) AND stableKey IS NOT NULL GROUP BY stableKey`,
    )
    .all(ids)
  return new Map(recordRows.parse(rows).map(({ stableKey, record }) => [stableKey, record]))
}

function ours(food: Food): CatalogueEntry {
  return { food, official: null, brand: null, decidedBy: null }
}

/**
 * All foods of the catalogue: ours first, each with the figures of the release that speaks for its record, then
 * those of the releases, newest of each table, that are not among them. Memory does not grow with the releases.
 */
export function* shownFoods(
  db: Database.Database,
  { foods, reference }: Catalogue,
  making: NamingAndSorting,
  releases: readonly StoredRelease[],
): Generator<CatalogueEntry> {
  const shown = shownReleases(releases)
  const authority = authoritativeRecords(db, shown)
  const first = firstRecords(db, releases)
  /** Records that stand in the catalogue already. */
  const taken: Pick<SourceRecord, 'id' | 'record'>[] = []
  const takenKeys = new Set<string>()
  const finders = new Map(shown.map(({ id }) => [id, sourceFoodFinder(db, id)]))

  for (const food of foods) {
    taken.push(food.source)
    const key = reference.ndbNumbers.get(food.source.record)
    const trusted = key === undefined ? undefined : authority.get(key)
    const own = trusted === undefined ? shown.find(({ dataset }) => dataset === food.source.id) : trusted.release
    const published =
      own === undefined ? null : (finders.get(own.id)?.byRecord(trusted?.record ?? food.source.record) ?? null)
    if (key !== undefined) takenKeys.add(key)
    // A record without figures takes none away from ours.
    if (own === undefined || published === null || trusted?.measured === false) {
      yield ours(food)
      continue
    }
    taken.push({ id: own.dataset, record: published.record })
    yield {
      ...ours({
        ...food,
        source: { id: own.dataset, release: own.release, record: published.record },
        amounts: published.amounts,
      }),
      official: published.description,
    }
  }

  const given = new Set<string>(foods.map(({ id }) => id))
  for (const release of shown) {
    const takenHere = new Set(taken.filter(({ id }) => id === release.dataset).map(({ record }) => record))
    const numbered = hasNdbNumbers(release.dataset)
    for (const source of sourceFoods(db, release.id)) {
      const key = numbered ? source.stableKey : null
      const trusted = key === null ? undefined : authority.get(key)
      const elsewhere = trusted !== undefined && trusted.release.id !== release.id
      if (elsewhere || takenHere.has(source.record)) continue
      if (key !== null && takenKeys.has(key) && trusted?.record === source.record) continue
      const id = idOf(source, key === null || trusted?.record !== source.record ? undefined : first.get(key))
      const free = given.has(id) ? `${release.dataset}-${source.record}` : id
      // Records of branded foods are many, and nobody else's.
      if (release.dataset !== BRANDED) given.add(free)
      yield importedFood(source, release.release, free, making)
    }
  }
}

function idOf(source: SourceFood, first: string | undefined): string {
  return first === undefined ? importedId(source) : importedId({ ...source, record: first })
}
