import type Database from 'better-sqlite3'
import { z } from 'zod'
import { grouped } from '../nutrition/grouped'
import { MINERALS } from '../nutrition/mineral'
import { type Rankable, rankBy } from '../nutrition/ranking'
import { mineralColumns } from '../schemas/amount-columns'
import { BRANDED } from '../schemas/source-datasets'

const rankedRows = z.array(
  z
    .object({
      ordinal: z.number(),
      id: z.string(),
      name: z.string(),
      groupId: z.string(),
      ...mineralColumns,
      servingGrams: z.number(),
    })
    .transform(({ ordinal, id, name, groupId, servingGrams, ...amounts }) => ({
      ...{ ordinal, id, name, groupId },
      amounts: { ...amounts, energyKcal: null },
      serving: { grams: servingGrams },
    })),
)

type RankedRow = z.infer<typeof rankedRows>[number] & Rankable

/** Products of shops come last in a catalogue, and stand in no ranking. */
const EVERYDAY = `
  SELECT ordinal, id, name, groupId, magnesium, potassium, sodium, servingGrams FROM Food
  WHERE ordinal < (SELECT coalesce((SELECT ordinal FROM Food WHERE datasetId = ? ORDER BY ordinal LIMIT 1), 1e15))`

/** Writes where every food stands in its group, and how many the groups have. */
export function writeRanks(db: Database.Database): void {
  const place = db.prepare(
    'INSERT INTO GroupRank (groupId, mineral, position, ordinal, shown, rank, tied) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const size = db.prepare('INSERT INTO GroupSize (groupId, mineral, ranked, unranked) VALUES (?, ?, ?, ?)')
  const everyday: readonly RankedRow[] = rankedRows.parse(db.prepare(EVERYDAY).all(BRANDED))
  for (const [group, foods] of grouped(everyday, ({ groupId }) => groupId)) {
    for (const mineral of MINERALS) {
      const { ranked, unranked } = rankBy(foods, mineral, 'serving')
      for (const [at, { food, mg, rank, tied }] of ranked.entries()) {
        place.run(group, mineral, at, food.ordinal, Math.round(mg), rank, tied)
      }
      for (const [at, { ordinal }] of unranked.entries()) {
        place.run(group, mineral, ranked.length + at, ordinal, null, null, 0)
      }
      size.run(group, mineral, ranked.length, unranked.length)
    }
  }
}
