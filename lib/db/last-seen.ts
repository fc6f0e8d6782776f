import type { PeopleClient } from './people-client'
import { dayOf, storeTime } from './store-clock'

const MOST_REMEMBERED = 10_000

type Remembered = { day: number; readonly owners: Set<string>; isNoting: boolean }

const remembered = new WeakMap<PeopleClient, Remembered>()

/**
 * Notes that an owner was here today, where that is not known yet. Nobody waits for it, neither for its turn to write:
 * one is noted at a time. Where another just is, or it fails, a later visit notes it.
 */
export function noteSeen(db: PeopleClient, owner: string, wall: Date = new Date()): void {
  const day = dayOf(wall).getTime()
  const kept = remembered.get(db) ?? { day, owners: new Set(), isNoting: false }
  remembered.set(db, kept)
  if (kept.day !== day || kept.owners.size >= MOST_REMEMBERED) kept.owners.clear()
  kept.day = day
  if (kept.isNoting || kept.owners.has(owner)) return
  kept.isNoting = true
  kept.owners.add(owner)
  write(db, owner, wall)
    .catch(() => kept.owners.delete(owner))
    .finally(() => {
      kept.isNoting = false
    })
}

async function write(db: PeopleClient, id: string, wall: Date): Promise<void> {
  const known = await db.owner.findUnique({ where: { id }, select: { lastSeenAt: true } })
  const today = dayOf(await storeTime(db, wall))
  if (known === null || (known.lastSeenAt !== null && known.lastSeenAt >= today)) return
  await db.owner.updateMany({ where: { id }, data: { lastSeenAt: today } })
}
