import { statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Operations, ReleaseFigures } from '../catalogue/operations'
import { tidy } from '../import/tidy'
import { eachMineral } from '../nutrition/mineral'
import { runningImport } from './import-lock'
import { projectPeople } from './people-place'
import { completeReleases, type StoredRelease, shownReleases } from './releases'
import type { Stores } from './stores'

/** So many rows are counted at a time; between the times others are served. */
const COUNTED_AT_ONCE = 20_000

type Unknown = ReleaseFigures['unknown']

const NONE: Unknown = { magnesium: 0, potassium: 0, sodium: 0 }
const unfinishedRows = z.array(z.object({ dataset: z.string(), release: z.string() }))
const countRows = z.array(
  z.object({ releaseId: z.number(), magnesium: z.number(), potassium: z.number(), sodium: z.number() }),
)

/** What operators want to know of the stores as they are now, but for the size of the catalogue. */
export async function operationsOf(
  stores: Stores,
  db: Database.Database,
  catalogue: { readonly catalogue: number; readonly index: number },
): Promise<Operations> {
  const releases = completeReleases(db)
  const unknown = await unknownAmounts(db, releases)
  const shown = new Set(shownReleases(releases).map(({ id }) => id))
  return {
    releases: releases.map((release) => ({
      ...release,
      file: tidy(release.file),
      shown: shown.has(release.id),
      unknown: unknown.get(release.id) ?? NONE,
    })),
    unfinished: unfinishedRows.parse(
      db.prepare(`SELECT dataset, release FROM "Release" WHERE state = 'loading'`).all(),
    ),
    running: runningImport(stores),
    bytes: { people: peopleBytes(stores), releases: databaseBytes(stores.releases), ...catalogue },
  }
}

/** Null where people are in PostgreSQL, which knows how large it is. */
function peopleBytes({ people }: Stores): number | null {
  return projectPeople().kind === 'sqlite' ? databaseBytes(people) : null
}

/** Counts of releases are kept: a release never changes, and a corrected one has another number. */
const counted = new Map<string, ReadonlyMap<number, Unknown>>()

async function unknownAmounts(
  db: Database.Database,
  releases: readonly StoredRelease[],
): Promise<ReadonlyMap<number, Unknown>> {
  const known = counted.get(db.name)
  if (known !== undefined && releases.every(({ id }) => known.has(id))) return known
  const sums = new Map<number, Unknown>(releases.map(({ id }) => [id, NONE]))
  const last = z.number().parse(db.prepare('SELECT coalesce(max(rowid), 0) FROM SourceFood').pluck().get())
  const part = db.prepare(
    `SELECT releaseId, sum(magnesium IS NULL) AS magnesium, sum(potassium IS NULL) AS potassium,
       sum(sodium IS NULL) AS sodium
     FROM SourceFood WHERE rowid > ? AND rowid <= ? GROUP BY releaseId`,
  )
  for (let from = 0; from < last; from += COUNTED_AT_ONCE) {
    for (const { releaseId, ...more } of countRows.parse(part.all(from, from + COUNTED_AT_ONCE))) {
      const before = sums.get(releaseId)
      if (before !== undefined)
        sums.set(
          releaseId,
          eachMineral((mineral) => before[mineral] + more[mineral]),
        )
    }
    await setImmediate()
  }
  counted.set(db.name, sums)
  return sums
}

/** How many bytes a database takes on the disk, with what is written and not yet folded into it. */
export function databaseBytes(file: string): number {
  const sizes = [file, `${file}-wal`].map(
    (part) => statSync(/* turbopackIgnore: true */ part, { throwIfNoEntry: false })?.size ?? 0,
  )
  return sizes.reduce((sum, size) => sum + size)
}
