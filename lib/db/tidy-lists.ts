import type { Prisma } from '../../prisma/generated/people/client'
import { log } from '../watch/log'
import { listChecksum } from './list-checksum'
import { type ListRow, toStored, WHOLE } from './list-rows'
import { PATIENCE, type PeopleClient } from './people-client'

const THINGS_LOOKED_AT = 200

/**
 * Takes meals and items out of lists that were removed before this time of the store, each list by itself. A list that
 * differs from its checksum is left as it is. How many lists.
 */
export async function tidyLists(db: PeopleClient, before: Date): Promise<number> {
  const left = new Set<string>()
  for (let tidied = 0; ; ) {
    const ids = await listsToTidy(db, before, [...left])
    if (ids.length === 0) return tidied
    for (const id of ids) {
      const isTidied = await db.$transaction((tx) => tidyList(tx, id, before), PATIENCE)
      if (isTidied) tidied += 1
      else left.add(id)
    }
  }
}

async function listsToTidy(db: PeopleClient, before: Date, left: readonly string[]): Promise<readonly string[]> {
  const old = { deletedAt: { lt: before } }
  const notLeft = { listId: { notIn: [...left] } }
  const meals = await db.meal.findMany({
    where: { ...old, ...notLeft },
    select: { listId: true },
    take: THINGS_LOOKED_AT,
  })
  const items = await db.mealItem.findMany({
    where: { ...old, meal: notLeft },
    select: { meal: { select: { listId: true } } },
    take: THINGS_LOOKED_AT,
  })
  return [...new Set([...meals.map(({ listId }) => listId), ...items.map(({ meal }) => meal.listId)])]
}

/** Whether it could be tidied: not where it differs from its checksum. */
async function tidyList(tx: Prisma.TransactionClient, id: string, before: Date): Promise<boolean> {
  const found = await tx.mealList.findUnique({ where: { id }, select: { ownerId: true } })
  // As every edit does first: whoever edits this list waits.
  if (found !== null) await tx.owner.updateMany({ where: { id: found.ownerId }, data: { id: found.ownerId } })
  const list = await tx.mealList.findUnique({ where: { id }, include: WHOLE })
  if (list === null) return true
  if (list.checksum !== listChecksum(toStored(list))) {
    log().error({ list: id }, 'A list differs from its checksum. What was removed from it is kept.')
    return false
  }
  const isOld = ({ deletedAt }: { readonly deletedAt: Date | null }) => deletedAt !== null && deletedAt < before
  const meals = list.meals
    .filter((meal) => !isOld(meal))
    .map((meal) => ({ ...meal, items: meal.items.filter((item) => !isOld(item)) }))
  await tx.meal.deleteMany({ where: { listId: id, deletedAt: { lt: before } } })
  await tx.mealItem.deleteMany({ where: { meal: { listId: id }, deletedAt: { lt: before } } })
  await closeRanks(tx, meals)
  await tx.mealList.update({
    where: { id },
    data: { checksum: listChecksum(toStored({ ...list, meals })), updatedAt: list.updatedAt },
  })
  return true
}

/** Edits count places without gaps. */
async function closeRanks(tx: Prisma.TransactionClient, meals: ListRow['meals']): Promise<void> {
  for (const [position, meal] of meals.entries()) {
    if (meal.position !== position) await tx.meal.update({ where: { id: meal.id }, data: { position } })
    for (const [place, item] of meal.items.entries()) {
      if (item.position !== place) await tx.mealItem.update({ where: { id: item.id }, data: { position: place } })
    }
  }
}
