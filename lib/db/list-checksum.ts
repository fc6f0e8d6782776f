import { createHash } from 'node:crypto'
import type { MealList } from '../lists/list'

/** A list as it is stored: its scope may be damaged to a word that is none. */
export type StoredList = Omit<MealList, 'scope'> & {
  readonly scope: string
  readonly ownerId: string
  readonly removed: boolean
}

/**
 * A checksum over everything of a list that its owner put there: whose it is, names, scope, revisions, amounts, what was
 * removed, and the order. When it was used last is not part of it.
 */
export function listChecksum({ id, ownerId, name, scope, revision, removed, meals }: StoredList): string {
  const contents = [
    ...[id, ownerId, name, scope, revision, removed],
    meals.map((meal) => [
      ...[meal.id, meal.name, meal.revision, meal.removed],
      meal.items.map(({ id, foodId, measure, grams, revision, removed }) => [
        ...[id, foodId, grams, revision, removed],
        measure.unit === 'grams' ? [measure.grams] : [measure.portion, measure.quantity],
      ]),
    ]),
  ]
  return createHash('sha256').update(JSON.stringify(contents)).digest('base64url')
}
