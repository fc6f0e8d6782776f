import type { Prisma } from '../../prisma/generated/people/client'
import type { MealList, Scope } from '../lists/list'
import type { Measure } from '../nutrition/measure'
import type { StoredList } from './list-checksum'

/** What is read of a list: all of it, in its order. */
export const WHOLE = {
  meals: { orderBy: { position: 'asc' }, include: { items: { orderBy: { position: 'asc' } } } },
} as const satisfies Prisma.MealListInclude

export type ListRow = Prisma.MealListGetPayload<{ include: typeof WHOLE }>

export function fromMeasure(measure: Measure): { portion: string | null; quantity: number | null } {
  return measure.unit === 'grams'
    ? { portion: null, quantity: null }
    : { portion: measure.portion, quantity: measure.quantity }
}

function toMeasure(row: ListRow['meals'][number]['items'][number]): Measure {
  const { portion, quantity, grams } = row
  return portion === null || quantity === null ? { unit: 'grams', grams } : { unit: 'portion', portion, quantity }
}

export function toScope(scope: string): Scope {
  return scope === 'day' ? 'day' : 'meal'
}

export function toList(row: ListRow): MealList {
  const { id, name, scope, revision, updatedAt } = row
  const meals = row.meals.map((meal) => ({
    id: meal.id,
    name: meal.name,
    revision: meal.revision,
    removed: meal.deletedAt !== null,
    items: meal.items.map((item) => ({
      id: item.id,
      foodId: item.foodId,
      measure: toMeasure(item),
      grams: item.grams,
      revision: item.revision,
      removed: item.deletedAt !== null,
    })),
  }))
  return { id, name, scope: toScope(scope), revision, meals, updatedAt }
}

/** All of a list as it is stored, for its checksum. */
export function toStored(row: ListRow): StoredList {
  return { ...toList(row), scope: row.scope, ownerId: row.ownerId, removed: row.deletedAt !== null }
}
