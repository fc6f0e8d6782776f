import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { StoredRelease } from '../db/releases'
import { sourceFoodFinder } from '../db/source-foods'
import { openSource } from '../import/read/open-source'
import type { SourceFood } from '../import/source-food'
import { digestOf } from './source-digest'

const MOST_SHOWN = 20

export type Verified = {
  /** What is wrong, in words; empty where all is as it should be. */
  readonly faults: readonly string[]
  /** What could not be checked, in words. */
  readonly unchecked: readonly string[]
}

/** Checks a release against itself, and against the file it came from where that is at hand. */
export async function verifyRelease(
  db: Database.Database,
  release: StoredRelease,
  file: string = release.file,
): Promise<Verified> {
  const faults: string[] = []
  let unshown = 0
  const fault = (text: string) => {
    if (faults.length < MOST_SHOWN) faults.push(text)
    else unshown += 1
  }
  const stored = db.prepare('SELECT count(*) FROM SourceFood WHERE releaseId = ?').pluck().get(release.id)
  if (stored !== release.foods) fault(`${stored} foods are stored, ${release.foods} were imported`)
  if (!existsSync(file)) return { faults, unchecked: [`${file} is not at hand: its figures were not compared`] }
  if ((await digestOf(file)) !== release.sha256) {
    fault(`${file} is not the file that was imported: its SHA-256 is another`)
    return { faults, unchecked: ['its figures were not compared'] }
  }
  const source = await openSource(file, { dataset: release.dataset })
  let foods = 0
  const finder = sourceFoodFinder(db, release.id)
  for await (const rows of source.rows()) {
    for (const row of rows) {
      if (row.kind !== 'food') continue
      foods += 1
      const kept = finder.byRecord(row.food.record)
      if (kept === null) fault(`${row.food.record} is in the file and not in the database`)
      else if (!sameFood(kept, row.food)) fault(`${row.food.record} ${row.food.description} differs from the file`)
    }
  }
  if (foods !== release.foods) fault(`the file holds ${foods} foods, ${release.foods} were imported`)
  if (unshown > 0) faults.push(`and ${unshown} more`)
  return { faults, unchecked: [] }
}

function sameFood(a: SourceFood, b: SourceFood): boolean {
  return comparable(a) === comparable(b)
}

function comparable({ description, stableKey, category, brand, labelServing, amounts, portions }: SourceFood): string {
  const { magnesium, potassium, sodium, energyKcal } = amounts
  const serving = labelServing === null ? null : [labelServing.amount, labelServing.unit, labelServing.household]
  return JSON.stringify([
    ...[description, stableKey, category, brand?.owner ?? null, brand?.name ?? null, serving],
    ...[magnesium, potassium, sodium, energyKcal],
    portions.map(({ label, grams }) => [label, grams]),
  ])
}
