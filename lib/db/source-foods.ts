import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { SourceFood } from '../import/source-food'
import { datasets } from './releases'

const amount = z.number().nullable()
const portions = z.array(z.object({ label: z.string(), grams: z.number() }))

const sourceFoodRow = z
  .object({
    dataset: z.enum(datasets),
    record: z.string(),
    stableKey: z.string().nullable(),
    description: z.string(),
    category: z.string().nullable(),
    brandOwner: z.string().nullable(),
    brandName: z.string().nullable(),
    servingAmount: z.number().nullable(),
    servingUnit: z.enum(['g', 'ml']).nullable(),
    servingHousehold: z.string().nullable(),
    magnesium: amount,
    potassium: amount,
    sodium: amount,
    energyKcal: amount,
    portions: z.string(),
  })
  .transform(
    (row): SourceFood => ({
      dataset: row.dataset,
      record: row.record,
      stableKey: row.stableKey,
      description: row.description,
      category: row.category,
      brand: row.brandOwner === null && row.brandName === null ? null : { owner: row.brandOwner, name: row.brandName },
      labelServing:
        row.servingAmount === null || row.servingUnit === null
          ? null
          : { amount: row.servingAmount, unit: row.servingUnit, household: row.servingHousehold },
      amounts: {
        magnesium: row.magnesium,
        potassium: row.potassium,
        sodium: row.sodium,
        energyKcal: row.energyKcal,
      },
      portions: portions.parse(JSON.parse(row.portions)),
    }),
  )

const SELECT = 'SELECT r.dataset, s.* FROM SourceFood s JOIN Release r ON r.id = s.releaseId'
const PAGE = 500

/** All foods of a release in order of record, a page in memory at a time. */
export function* sourceFoods(db: Database.Database, releaseId: number): Generator<SourceFood> {
  const page = db.prepare(`${SELECT} WHERE s.releaseId = ? AND s.record > ? ORDER BY s.record LIMIT ${PAGE}`)
  let after = ''
  for (;;) {
    const foods = z.array(sourceFoodRow).parse(page.all(releaseId, after))
    yield* foods
    const last = foods.at(-1)
    if (last === undefined || foods.length < PAGE) return
    after = last.record
  }
}

/** The food of one record in a release, or null where it has none such. */
export function sourceFood(db: Database.Database, releaseId: number, record: string): SourceFood | null {
  const row = db.prepare(`${SELECT} WHERE s.releaseId = ? AND s.record = ?`).get(releaseId, record)
  return row === undefined ? null : sourceFoodRow.parse(row)
}

/** The foods of a release that bear a stable key: one, unless the table gives one key twice. */
export function sourceFoodsByKey(db: Database.Database, releaseId: number, stableKey: string): readonly SourceFood[] {
  const rows = db.prepare(`${SELECT} WHERE s.releaseId = ? AND s.stableKey = ?`).all(releaseId, stableKey)
  return z.array(sourceFoodRow).parse(rows)
}

/** Adds foods to a release; those whose record it has already come back. */
export function sourceFoodInserts(db: Database.Database, releaseId: number) {
  const insert = db.prepare(
    `INSERT INTO SourceFood (releaseId, record, stableKey, description, category, brandOwner, brandName, servingAmount,
       servingUnit, servingHousehold, magnesium, potassium, sodium, energyKcal, portions)
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
        JSON.stringify(measures),
      )
      return changes === 0
    }),
  )
}
