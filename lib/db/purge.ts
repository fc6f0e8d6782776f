import { KEPT_DAYS } from '../lists/kept'
import { fillChecksums } from './fill-checksums'
import { PATIENCE, type PeopleClient, peopleClient } from './people-client'
import { persist } from './persist'
import { dayOf, daysBefore, lookAtClock } from './store-clock'
import { tidyLists } from './tidy-lists'

const OWNERS_BEGUN_AT_ONCE = 500
const OWNERS_AT_ONCE = 5
const LISTS_AT_ONCE = 20
const ENVELOPES_AT_ONCE = 200

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
export function purge(db: PeopleClient = peopleClient(), wall: Date = new Date()): Promise<Purged> {
  return persist(db, () => purgeOnce(db, wall))
}

async function purgeOnce(db: PeopleClient, wall: Date): Promise<Purged> {
  const now = await db.$transaction((tx) => lookAtClock(tx, wall), PATIENCE)
  await repeated((some) => beginToday(db, dayOf(now), some), OWNERS_BEGUN_AT_ONCE)
  await fillChecksums(db)
  return {
    owners: await repeated((some) => purgeOwners(db, daysBefore(now, KEPT_DAYS.unseen), some), OWNERS_AT_ONCE),
    lists: await repeated((some) => purgeLists(db, daysBefore(now, KEPT_DAYS.removed), some), LISTS_AT_ONCE),
    tidied: await tidyLists(db, daysBefore(now, KEPT_DAYS.removed)),
    envelopes: await repeated(
      (some) => purgeEnvelopes(db, daysBefore(now, KEPT_DAYS.envelopes), some),
      ENVELOPES_AT_ONCE,
    ),
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

/** Of whom nobody knows when they were here, it was today. */
async function beginToday(db: PeopleClient, today: Date, take: number): Promise<number> {
  const owners = await db.owner.findMany({ where: { lastSeenAt: null }, select: { id: true }, take })
  const where = { id: { in: owners.map(({ id }) => id) }, lastSeenAt: null }
  if (owners.length > 0) await db.owner.updateMany({ where, data: { lastSeenAt: today } })
  return owners.length
}

function purgeOwners(db: PeopleClient, before: Date, take: number): Promise<number> {
  return db.$transaction(async (tx) => {
    const owners = await tx.owner.findMany({ where: { lastSeenAt: { lt: before } }, select: { id: true }, take })
    const ids = owners.map(({ id }) => id)
    if (ids.length === 0) return 0
    await tx.envelope.deleteMany({ where: { ownerId: { in: ids } } })
    await tx.owner.deleteMany({ where: { id: { in: ids }, lastSeenAt: { lt: before } } })
    return ids.length
  }, PATIENCE)
}

function purgeLists(db: PeopleClient, before: Date, take: number): Promise<number> {
  return db.$transaction(async (tx) => {
    const lists = await tx.mealList.findMany({ where: { deletedAt: { lt: before } }, select: { id: true }, take })
    const ids = lists.map(({ id }) => id)
    if (ids.length > 0) await tx.mealList.deleteMany({ where: { id: { in: ids }, deletedAt: { lt: before } } })
    return ids.length
  }, PATIENCE)
}

function purgeEnvelopes(db: PeopleClient, before: Date, take: number): Promise<number> {
  return db.$transaction(async (tx) => {
    const select = { ownerId: true, id: true, digest: true }
    const old = await tx.envelope.findMany({ where: { processedAt: { lt: before } }, select, take })
    if (old.length > 0) await tx.envelope.deleteMany({ where: { OR: old } })
    return old.length
  }, PATIENCE)
}
