import type Database from 'better-sqlite3'
import { z } from 'zod'
import { UNSORTED_ROLE } from '../import/catalogue-food'
import { inGrams } from '../nutrition/amount'
import { ascending } from '../nutrition/ascending'
import type { Food } from '../nutrition/food'
import { BRANDED } from '../schemas/source-datasets'

const ALIKE = `groupId = @group AND role = @role AND datasetId = @dataset AND family <> @family
  AND sodium * servingGrams / 100 < @sodium`

/** Foods eaten like another that have less sodium: an index holds them by energy, so that few are looked at. */
export const SIMILAR_SQL = {
  above: `SELECT ordinal, name, id, energyKcal FROM Food WHERE ${ALIKE} AND energyKcal >= @energy
    ORDER BY energyKcal, name, id LIMIT @limit`,
  below: `SELECT ordinal, name, id, energyKcal FROM Food WHERE ${ALIKE} AND energyKcal < @energy
    ORDER BY energyKcal DESC, name, id LIMIT @limit`,
  withoutEnergy: `SELECT ordinal, name, id, energyKcal FROM Food WHERE ${ALIKE} AND energyKcal IS NULL
    ORDER BY name, id LIMIT @limit`,
  byName: `SELECT ordinal, name, id, NULL AS energyKcal FROM Food WHERE ${ALIKE} ORDER BY name, id LIMIT @limit`,
} as const

const rows = z.array(
  z.object({ ordinal: z.number(), name: z.string(), id: z.string(), energyKcal: z.number().nullable() }),
)

/** Finds foods that are eaten like one and have less sodium in a serving, the nearest in energy first. */
export function similarFoods(db: Database.Database, datasets: readonly string[]) {
  const everyday = datasets.filter((dataset) => dataset !== BRANDED)
  const statements = {
    above: db.prepare(SIMILAR_SQL.above),
    below: db.prepare(SIMILAR_SQL.below),
    withoutEnergy: db.prepare(SIMILAR_SQL.withoutEnergy),
    byName: db.prepare(SIMILAR_SQL.byName),
  }

  /** Ordinals; none where the food's own sodium is unknown, or nobody knows how it is eaten. */
  return (food: Food, limit: number): readonly number[] => {
    const sodium = inGrams(food.amounts.sodium, food.serving.grams)
    if (sodium === null || food.role === UNSORTED_ROLE) return []
    const energy = food.amounts.energyKcal
    const asked = { group: food.group, role: food.role, family: food.family, sodium, limit }
    const kinds = energy === null ? (['byName'] as const) : (['above', 'below', 'withoutEnergy'] as const)
    const found = everyday.flatMap((dataset) =>
      kinds.flatMap((kind) =>
        rows.parse(statements[kind].all({ ...asked, dataset, ...(energy === null ? {} : { energy }) })),
      ),
    )
    const apart = (one: (typeof found)[number]) =>
      energy === null || one.energyKcal === null ? Number.POSITIVE_INFINITY : Math.abs(one.energyKcal - energy)
    return found
      .toSorted((a, b) => ascending(apart(a), apart(b)) || ascending(a.name, b.name) || ascending(a.id, b.id))
      .slice(0, limit)
      .map(({ ordinal }) => ordinal)
  }
}
