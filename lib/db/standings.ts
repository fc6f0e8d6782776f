import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { RankedFood, Standing } from '../catalogue/standing'
import { inGrams } from '../nutrition/amount'
import type { Food } from '../nutrition/food'
import { MINERALS } from '../nutrition/mineral'
import { mineralColumns } from '../schemas/amount-columns'

const SHOWN_FIRST = 5

/** The statements that tell where a food stands in its group, without looking at all of it. */
export const STANDING_SQL = {
  first: `SELECT f.id, f.name, f.servingGrams, f.magnesium, f.potassium, f.sodium, r.rank
    FROM GroupRank r JOIN Food f ON f.ordinal = r.ordinal
    WHERE r.groupId = ? AND r.mineral = ? AND r.position < ${SHOWN_FIRST} AND r.rank IS NOT NULL ORDER BY r.position`,
  own: 'SELECT r.rank, r.tied FROM GroupRank r JOIN Food f ON f.ordinal = r.ordinal WHERE f.id = ? AND r.mineral = ?',
  size: 'SELECT ranked, unranked FROM GroupSize WHERE groupId = ? AND mineral = ?',
  outside: `SELECT coalesce(sum(shown > @shown), 0) + 1 AS rank, coalesce(sum(shown = @shown), 0) AS tied
    FROM GroupRank WHERE groupId = @group AND mineral = @mineral`,
} as const

const placeRows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    servingGrams: z.number(),
    ...mineralColumns,
    rank: z.number(),
  }),
)
const place = z.object({ rank: z.number().nullable(), tied: z.number() })
const size = z.object({ ranked: z.number(), unranked: z.number() })
const NOBODY = { ranked: 0, unranked: 0 }

/** Tells where foods stand in their groups. A product of a shop stands in none and is told where it would. */
export function standingsReader(db: Database.Database): (food: Food) => readonly Standing[] {
  const statements = {
    first: db.prepare(STANDING_SQL.first),
    own: db.prepare(STANDING_SQL.own),
    size: db.prepare(STANDING_SQL.size),
    outside: db.prepare(STANDING_SQL.outside),
  }

  return (food) =>
    MINERALS.map((mineral) => {
      const mg = inGrams(food.amounts[mineral], food.serving.grams)
      const { ranked, unranked } = size.parse(statements.size.get(food.group, mineral) ?? NOBODY)
      const inGroup = statements.own.get(food.id, mineral)
      const asked = { group: food.group, mineral, shown: mg === null ? null : Math.round(mg) }
      const { rank, tied } = place.parse(inGroup ?? statements.outside.get(asked))
      const isOutside = inGroup === undefined ? 1 : 0
      return {
        mineral,
        own: mg === null || rank === null ? null : { id: food.id, name: food.name, mg, rank },
        tied,
        ranked: ranked + (mg === null ? 0 : isOutside),
        unranked: unranked + (mg === null ? isOutside : 0),
        first: placeRows.parse(statements.first.all(food.group, mineral)).flatMap((row): readonly RankedFood[] => {
          const theirs = inGrams(row[mineral], row.servingGrams)
          return theirs === null ? [] : [{ id: row.id, name: row.name, mg: theirs, rank: row.rank }]
        }),
      }
    })
}
