import type { Prisma } from '../../prisma/generated/people/client'
import { log } from '../watch/log'
import { KEPT_MS as ENVELOPES_KEPT_MS } from './envelopes'
import { fillChecksums } from './fill-checksums'
import { listChecksum } from './list-checksum'
import { type ListRow, toStored, WHOLE } from './list-rows'
import { type PeopleClient, peopleClient } from './people-client'
import { dayOf, lookAtClock } from './store-clock'

const DAY_MS = 24 * 60 * 60 * 1000

/** How long what somebody removed can still be brought back. */
export const REMOVED_KEPT_DAYS = 30
/** How long lists are kept of somebody who does not come back. */
export const UNSEEN_KEPT_DAYS = 2 * 365

const OWNERS_AT_ONCE = 5
const LISTS_AT_ONCE = 20
const ENVELOPES_AT_ONCE = 200
const THINGS_LOOKED_AT = 200

/** How many of each went. */
export type Purged = {
  readonly owners: number
  readonly lists: number
  /** Lists of which removed meals or items went. */
  readonly tidied: number
  readonly envelopes: number
}

/**
 * Takes away what was removed thirty days ago, and whoever was not here for two years with all they have, by the time of
 * the store (`store-clock.ts`): a clock that jumps makes nothing old. Works in small transactions between which everybody
 * else has their turn. To be called about once an hour; lists without a checksum get theirs on the way. A list that
 * differs from its checksum is left as it is, for whoever looks into it. Throws DatabaseProblem.
 */
export async function purge(db: PeopleClient = peopleClient(), wall: Date = new Date()): Promise<Purged> {
  const now = await db.$transaction(async (tx) => {
    const time = await lookAtClock(tx, wall)
    await tx.owner.updateMany({ where: { lastSeenAt: null }, data: { lastSeenAt: dayOf(time) } })
    return time
  })
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  await fillChecksums(db)
  return {
    owners: await repeated((some) => purgeOwners(db, ago(UNSEEN_KEPT_DAYS * DAY_MS), some), OWNERS_AT_ONCE),
    lists: await repeated((some) => purgeLists(db, ago(REMOVED_KEPT_DAYS * DAY_MS), some), LISTS_AT_ONCE),
    tidied: await tidyLists(db, ago(REMOVED_KEPT_DAYS * DAY_MS)),
    envelopes: await repeated((some) => purgeEnvelopes(db, ago(ENVELOPES_KEPT_MS), some), ENVELOPES_AT_ONCE),
  }
}

/** Does some at a time until fewer are left. How many in all. */
async function repeated(work: (some: number) => Promise<number>, some: number): Promise<number> {
  for (let all = 0; ; ) {
    const done = await work(some)
    all += done
    if (done < some) return all
  }
}

function purgeOwners(db: PeopleClient, before: Date, take: number): Promise<number> {
  return db.$transaction(async (tx) => {
    const owners = await tx.owner.findMany({ where: { lastSeenAt: { lt: before } }, select: { id: true }, take })
    const ids = owners.map(({ id }) => id)
    if (ids.length === 0) return 0
    await tx.envelope.deleteMany({ where: { ownerId: { in: ids } } })
    await tx.owner.deleteMany({ where: { id: { in: ids }, lastSeenAt: { lt: before } } })
    return ids.length
  })
}

function purgeLists(db: PeopleClient, before: Date, take: number): Promise<number> {
  return db.$transaction(async (tx) => {
    const lists = await tx.mealList.findMany({ where: { deletedAt: { lt: before } }, select: { id: true }, take })
    const ids = lists.map(({ id }) => id)
    if (ids.length > 0) await tx.mealList.deleteMany({ where: { id: { in: ids }, deletedAt: { lt: before } } })
    return ids.length
  })
}

function purgeEnvelopes(db: PeopleClient, before: Date, take: number): Promise<number> {
  return db.$transaction(async (tx) => {
    const select = { ownerId: true, id: true, digest: true }
    const old = await tx.envelope.findMany({ where: { processedAt: { lt: before } }, select, take })
    for (const key of old) await tx.envelope.delete({ where: { ownerId_id_digest: key } })
    return old.length
  })
}

/** Takes removed meals and items out of lists, each list by itself. How many lists. */
async function tidyLists(db: PeopleClient, before: Date): Promise<number> {
  const left = new Set<string>()
  for (let tidied = 0; ; ) {
    const ids = await listsToTidy(db, before, [...left])
    if (ids.length === 0) return tidied
    for (const id of ids) {
      const isTidied = await db.$transaction((tx) => tidyList(tx, id, before))
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
