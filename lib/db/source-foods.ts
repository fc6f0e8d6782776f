import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { SourceFood } from '../import/source-food'
import { tidy } from '../import/tidy'
import type { SourceDataset } from '../schemas/source-datasets'
import { SOURCE_DATASETS } from '../schemas/source-datasets'

const portions = z.array(z.object({ label: z.string().transform(tidy), grams: z.number() }))

/**
 * A row as `sourceFoodInserts` wrote it. Millions are read one after the other, and trusted but for their words: what was
 * imported before words were tidied is tidied here.
 */
type SourceFoodRow = readonly [
  record: string,
  stableKey: string | null,
  description: string,
  category: string | null,
  brandOwner: string | null,
  brandName: string | null,
  servingAmount: number | null,
  servingUnit: 'g' | 'ml' | null,
  servingHousehold: string | null,
  magnesium: number | null,
  potassium: number | null,
  sodium: number | null,
  energyKcal: number | null,
  portions: string,
]

/** In the order of `SourceFoodRow`. */
const COLUMNS = `record, stableKey, description, category, brandOwner, brandName, servingAmount, servingUnit,
  servingHousehold, magnesium, potassium, sodium, energyKcal, portions`
const PAGE = 500
const NO_PORTIONS = '[]'

function foodOf(
  dataset: SourceDataset,
  [
    record,
    stableKey,
    description,
    category,
    owner,
    name,
    amount,
    unit,
    household,
    magnesium,
    potassium,
    sodium,
    energyKcal,
    measures,
  ]: SourceFoodRow,
): SourceFood {
  return {
    dataset,
    record: tidy(record),
    stableKey: tidyOrNull(stableKey),
    description: tidy(description),
    category: tidyOrNull(category),
    brand: owner === null && name === null ? null : { owner: tidyOrNull(owner), name: tidyOrNull(name) },
    labelServing: amount === null || unit === null ? null : { amount, unit, household: tidyOrNull(household) },
    amounts: { magnesium, potassium, sodium, energyKcal },
    portions: measures === NO_PORTIONS ? [] : portions.parse(JSON.parse(measures)),
  }
}

function tidyOrNull(words: string | null): string | null {
  return words === null ? null : tidy(words)
}

function datasetOf(db: Database.Database, releaseId: number): SourceDataset {
  return z.enum(SOURCE_DATASETS).parse(db.prepare('SELECT dataset FROM "Release" WHERE id = ?').pluck().get(releaseId))
}

function foodsWhere(db: Database.Database, condition: string): Database.Statement<unknown[], SourceFoodRow> {
  return db
    .prepare<unknown[], SourceFoodRow>(`SELECT ${COLUMNS} FROM SourceFood WHERE releaseId = ? AND ${condition}`)
    .raw()
}

/** All foods of a release in order of record, a page in memory at a time. */
export function* sourceFoods(db: Database.Database, releaseId: number): Generator<SourceFood> {
  const dataset = datasetOf(db, releaseId)
  const page = foodsWhere(db, `record > ? ORDER BY record LIMIT ${PAGE}`)
  let after = ''
  for (;;) {
    const rows = page.all(releaseId, after)
    for (const row of rows) yield foodOf(dataset, row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last[0]
  }
}

/** Finds foods of one release. */
export type SourceFoodFinder = {
  byRecord(record: string): SourceFood | null
  /** A table may give one key twice. */
  byStableKey(key: string): readonly SourceFood[]
}

export function sourceFoodFinder(db: Database.Database, releaseId: number): SourceFoodFinder {
  const dataset = datasetOf(db, releaseId)
  const finder = (condition: string) => {
    const foods = foodsWhere(db, condition)
    return (value: string) => foods.all(releaseId, value).map((row) => foodOf(dataset, row))
  }
  const byRecord = finder('record = ?')
  return { byRecord: (record) => byRecord(record)[0] ?? null, byStableKey: finder('stableKey = ?') }
}

/** Adds foods to a release; those whose record it has already come back. */
export function sourceFoodInserts(db: Database.Database, releaseId: number) {
  const insert = db.prepare(
    `INSERT INTO SourceFood (releaseId, ${COLUMNS})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  return db.transaction((foods: readonly SourceFood[]): readonly SourceFood[] =>
    foods.filter(({ record, stableKey, description, category, brand, labelServing, amounts, portions: measures }) => {
      const { changes } = insert.run(
        releaseId,
        record,
        stableKey,
        description,
        category,
        brand?.owner ?? null,
        brand?.name ?? null,
        labelServing?.amount ?? null,
        labelServing?.unit ?? null,
        labelServing?.household ?? null,
        amounts.magnesium,
        amounts.potassium,
        amounts.sodium,
        amounts.energyKcal,
        measures.length === 0 ? NO_PORTIONS : JSON.stringify(measures),
      )
      return changes === 0
    }),
  )
}
