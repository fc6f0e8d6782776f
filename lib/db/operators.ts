import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { z } from 'zod'
import type { Mineral } from '../nutrition/mineral'
import { catalogueFile } from './catalogue-file'
import { databaseFile } from './file'
import { runningImport } from './import-lock'
import { storedIndexBytes, storedVersion } from './meta'
import { DatabaseProblem } from './problem'
import { completeReleases, type StoredRelease, shownReleases } from './releases'
import { databaseBytes } from './sizes'

/** So many rows are counted at a time; between the times others are served. */
const COUNTED_AT_ONCE = 20_000

/** In how many foods the table gives no amount. */
export type Unknown = Readonly<Record<Mineral, number>>

export type ReleaseFigures = StoredRelease & {
  /** Whether its foods are those of the catalogue. */
  readonly shown: boolean
  readonly unknown: Unknown
}

/** What somebody who runs a copy wants to know of it. */
export type Operations = {
  readonly releases: readonly ReleaseFigures[]
  /** Releases that an import began to bring in and did not finish. */
  readonly unfinished: readonly { readonly dataset: string; readonly release: string }[]
  readonly running: { readonly what: string; readonly since: string } | null
  readonly bytes: {
    /** Lists, releases and the foods of releases. */
    readonly database: number
    /** The foods that are shown, with the search index. */
    readonly catalogue: number
    /** The search index alone. */
    readonly index: number
  }
}

/** The figures of one database as it is now. */
export async function operations(file: string = databaseFile()): Promise<Operations> {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const version = storedVersion(db)
    if (version === null) throw new DatabaseProblem('unprepared', file)
    const catalogue = catalogueFile(file, version)
    const bytes = {
      database: databaseBytes(file),
      catalogue: databaseBytes(catalogue),
      index: indexOf(catalogue),
    }
    const releases = completeReleases(db)
    const unknown = await unknownAmounts(db, file, releases)
    const shown = new Set(shownReleases(releases).map(({ id }) => id))
    return {
      releases: releases.map((release) => ({
        ...release,
        shown: shown.has(release.id),
        unknown: unknown.get(release.id) ?? NONE,
      })),
      unfinished: unfinishedRows.parse(
        db.prepare(`SELECT dataset, release FROM "Release" WHERE state = 'loading'`).all(),
      ),
      running: runningImport(file),
      bytes,
    }
  } finally {
    db.close()
  }
}

function indexOf(catalogue: string): number {
  const db = new Database(catalogue, { readonly: true, fileMustExist: true })
  try {
    return storedIndexBytes(db)
  } finally {
    db.close()
  }
}

const NONE: Unknown = { magnesium: 0, potassium: 0, sodium: 0 }
const unfinishedRows = z.array(z.object({ dataset: z.string(), release: z.string() }))
const countRows = z.array(
  z.object({ releaseId: z.number(), magnesium: z.number(), potassium: z.number(), sodium: z.number() }),
)

/** Counts of releases are kept: a release never changes, and a corrected one has another number. */
const counted = new Map<string, ReadonlyMap<number, Unknown>>()

async function unknownAmounts(
  db: Database.Database,
  file: string,
  releases: readonly StoredRelease[],
): Promise<ReadonlyMap<number, Unknown>> {
  const known = counted.get(file)
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
      if (before !== undefined) sums.set(releaseId, plus(before, more))
    }
    await setImmediate()
  }
  counted.set(file, sums)
  return sums
}

function plus(a: Unknown, b: Unknown): Unknown {
  return {
    magnesium: a.magnesium + b.magnesium,
    potassium: a.potassium + b.potassium,
    sodium: a.sodium + b.sodium,
  }
}
