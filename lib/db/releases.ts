import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { RowReason } from '../catalogue/operations'
import { tidy } from '../import/tidy'
import { SOURCE_DATASETS } from '../schemas/source-datasets'
import { jsonColumn } from '../schemas/text'

const reasons: z.ZodType<readonly RowReason[]> = z.array(
  z.object({
    kind: z.enum(['rejected', 'noted']),
    file: z.string().transform(tidy),
    reason: z.string().transform(tidy),
    rows: z.number().nullable(),
  }),
)

const releaseRows = z.array(
  z.object({
    id: z.number(),
    dataset: z.enum(SOURCE_DATASETS),
    release: z.string(),
    importedAt: z.string(),
    file: z.string(),
    sha256: z.string(),
    foods: z.number(),
    rejected: z.number(),
    summary: jsonColumn(reasons),
  }),
)

/** A release that is wholly in the database. */
export type StoredRelease = z.infer<typeof releaseRows>[number]

/** Every complete release by dataset, the newest first. */
export function completeReleases(db: Database.Database): readonly StoredRelease[] {
  return inOrder(releaseRows.parse(db.prepare(`SELECT * FROM "Release" WHERE state = 'complete'`).all()))
}

/** Whether the foods of all these releases are still there, complete or staged. */
export function holdsAll(db: Database.Database, releases: readonly StoredRelease[]): boolean {
  const there = db.prepare(`SELECT 1 FROM "Release" WHERE id = ? AND state <> 'leaving'`)
  return releases.every(({ id }) => there.get(id) !== undefined)
}

/** By dataset, the newest first. */
export function inOrder(releases: readonly StoredRelease[]): readonly StoredRelease[] {
  const place = ({ dataset }: StoredRelease) => SOURCE_DATASETS.indexOf(dataset)
  return releases.toSorted((a, b) => place(a) - place(b) || newestFirst(a, b))
}

/** The order of releases of one food: by date; one without a date is older than any that has one. */
export function newestFirst<T extends Pick<StoredRelease, 'id' | 'release'>>(a: T, b: T): number {
  const dated = (one: T) => (/^\d/.test(one.release) ? one.release : '')
  if (dated(a) !== dated(b)) return dated(a) < dated(b) ? 1 : -1
  return b.id - a.id
}

/** The releases whose foods are shown: the newest of each dataset, in the order of `SOURCE_DATASETS`. */
export function shownReleases(releases: readonly StoredRelease[]): readonly StoredRelease[] {
  return releases.filter((one, index) => releases.findIndex(({ dataset }) => dataset === one.dataset) === index)
}
