import { setImmediate } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { RowReason } from '../catalogue/operations'
import { inOrder, type StoredRelease } from '../db/releases'
import { sourceFoodInserts } from '../db/source-foods'
import type { RejectedRow, SourceFood, SourceRelease, SourceRows } from '../import/source-food'
import { tidy } from '../import/tidy'

const CHUNK = 2000
const MOST_REASONS = 200

const unfinishedRows = z.array(z.object({ id: z.number(), state: z.enum(['loading', 'leaving']) }))

/** A release written but not yet complete. */
export type Staged = {
  readonly releaseId: number
  readonly source: SourceRelease
  readonly file: string
  readonly sha256: string
  readonly foods: number
  readonly rejected: number
  readonly summary: readonly RowReason[]
}

export type StageOptions = {
  readonly source: SourceRelease
  readonly rows: AsyncIterable<SourceRows>
  readonly file: string
  readonly sha256: string
  readonly onRejected: (row: RejectedRow) => void
  readonly onFoods: (foods: number) => void
}

/**
 * Takes away what imports that were cut off left behind, and releases that are shown no longer; how many were cut
 * off. In short transactions: lists are edited meanwhile.
 */
export function clearUnfinished(db: Database.Database): number {
  const rows = db.prepare(`SELECT id, state FROM "Release" WHERE state <> 'complete'`).all()
  const unfinished = unfinishedRows.parse(rows)
  const some = db.prepare(
    `DELETE FROM SourceFood WHERE rowid IN (SELECT rowid FROM SourceFood WHERE releaseId = ? LIMIT ${CHUNK})`,
  )
  const release = db.prepare('DELETE FROM "Release" WHERE id = ?')
  for (const { id } of unfinished) {
    while (some.run(id).changes > 0);
    release.run(id)
  }
  return unfinished.filter(({ state }) => state === 'loading').length
}

/**
 * Writes a release beside those there are, in short transactions that leave the catalogue alone. Nobody reads it
 * until `completeRelease`.
 */
export async function stageRelease(db: Database.Database, options: StageOptions): Promise<Staged> {
  const { dataset, release } = options.source
  const releaseId = Number(
    db
      .prepare(
        `INSERT INTO "Release" (dataset, release, state, importedAt, file, sha256) VALUES (?, ?, 'loading', ?, ?, ?)`,
      )
      .run(dataset, release, new Date().toISOString(), options.file, options.sha256).lastInsertRowid,
  )
  const insert = sourceFoodInserts(db, releaseId)
  const reasons = new Map<string, RowReason>()
  let foods = 0
  let rejected = 0
  let chunk: SourceFood[] = []

  const count = (kind: RowReason['kind'], file: string, reason: string, rows: number | null) => {
    const full = `${kind} ${file} ${reason}`
    const key = reasons.has(full) || reasons.size < MOST_REASONS ? full : `${kind} ${file}`
    const before = reasons.get(key)
    const words = key === full ? reason : 'other reasons'
    reasons.set(key, { kind, file, reason: words, rows: rows === null ? null : (before?.rows ?? 0) + rows })
  }
  const reject = (row: RejectedRow) => {
    rejected += 1
    count('rejected', row.file, `${row.field}: ${inGeneral(row.reason)}`, 1)
    options.onRejected(row)
  }
  const write = () => {
    const repeated = insert(chunk)
    foods += chunk.length - repeated.length
    for (const { record } of repeated) {
      reject({ file: tidy(options.file), line: 0, field: 'record', reason: `${record} stands twice`, record })
    }
    chunk = []
    options.onFoods(foods)
  }

  for await (const rows of options.rows) {
    for (const row of rows) {
      if (row.kind === 'rejected') reject(row.rejected)
      else if (row.kind === 'noted') count('noted', row.noted.file, row.noted.reason, row.noted.rows)
      else {
        chunk.push(row.food)
        if (chunk.length < CHUNK) continue
        write()
        // Rows come without a pause: an interrupt is heard only where one is made.
        await setImmediate()
      }
    }
  }
  write()
  await setImmediate()
  const { source, file, sha256 } = options
  return { releaseId, source, file, sha256, foods, rejected, summary: [...reasons.values()] }
}

/** The releases there are once a staged one is complete: it takes the place of the one of its name. */
export function withStaged(releases: readonly StoredRelease[], staged: Staged): readonly StoredRelease[] {
  const { releaseId: id, source, file, sha256, foods, rejected, summary } = staged
  const { dataset, release } = source
  const others = releases.filter((one) => one.dataset !== dataset || one.release !== release)
  const importedAt = new Date().toISOString()
  return inOrder([
    ...others,
    { id, dataset, release, importedAt, file, sha256, foods, rejected, summary: [...summary] },
  ])
}

/** Makes a staged release the one of its name. Run it in the transaction that shows the catalogue made with it. */
export function completeRelease(db: Database.Database, { releaseId, foods, rejected, summary }: Staged): void {
  const before = db
    .prepare(
      `SELECT id FROM "Release" WHERE state = 'complete' AND (dataset, release) =
         (SELECT dataset, release FROM "Release" WHERE id = ?)`,
    )
    .pluck()
    .get(releaseId)
  if (before !== undefined) retireRelease(db, Number(before))
  db.prepare(
    `UPDATE "Release" SET state = 'complete', importedAt = ?, foods = ?, rejected = ?, summary = ? WHERE id = ?`,
  ).run(new Date().toISOString(), foods, rejected, JSON.stringify(summary), releaseId)
}

/** Takes a release out of what is shown. `clearUnfinished` takes its rows away. */
export function retireRelease(db: Database.Database, releaseId: number): void {
  db.prepare(`UPDATE "Release" SET state = 'leaving' WHERE id = ?`).run(releaseId)
}

/** Reasons that differ only in the figures and words quoted are one in the summary. */
function inGeneral(reason: string): string {
  return reason.replace(/"(?:[^"\\]|\\.)*"/g, '…').replace(/-?\d[\d.,]*(e[+-]?\d+)?/gi, '…')
}
