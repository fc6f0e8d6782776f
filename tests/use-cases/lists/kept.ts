import Database from 'better-sqlite3'
import { projectStores } from '@/lib/db/stores'

type Row = Readonly<Record<string, unknown>>

function rows(sql: string, owner: string): readonly Row[] {
  const db = new Database(projectStores().people, { readonly: true })
  try {
    return db.prepare<[string], Row>(sql).all(owner)
  } finally {
    db.close()
  }
}

const LISTS = 'SELECT * FROM MealList WHERE ownerId = ? ORDER BY rowid'
const MEALS = `SELECT Meal.* FROM Meal JOIN MealList ON MealList.id = listId WHERE ownerId = ?
  ORDER BY MealList.rowid, Meal.position, Meal.id`
const ITEMS = `SELECT MealItem.* FROM MealItem JOIN Meal ON Meal.id = mealId JOIN MealList ON MealList.id = listId
  WHERE ownerId = ? ORDER BY MealList.rowid, Meal.position, Meal.id, MealItem.position, MealItem.id`

/** Everything that is kept of an owner's lists, to the last column. */
export function kept(owner: string): readonly (readonly Row[])[] {
  return [LISTS, MEALS, ITEMS].map((sql) => rows(sql, owner))
}

/** The same without ids and times: equal for two owners who did the same. */
export function shape(owner: string): readonly (readonly Row[])[] {
  return kept(owner).map((all) =>
    all.map(
      ({
        id: _,
        ownerId: _o,
        listId: _l,
        mealId: _m,
        createdAt: _c,
        updatedAt: _u,
        checksum: _s,
        deletedAt,
        ...rest
      }) => ({
        ...rest,
        isDeleted: deletedAt !== null,
      }),
    ),
  )
}

export function envelopes(owner: string): number {
  return rows('SELECT id FROM Envelope WHERE ownerId = ?', owner).length
}
