import type { Prisma } from '../../prisma/generated/people/client'

const ONE = 1
const DAY_MS = 24 * 60 * 60 * 1000
const MOST_AT_ONCE_MS = DAY_MS

/** What a store keeps of time: its own, and what the computer's clock said at the same moment. */
export type Clock = { readonly time: Date; readonly wall: Date }

/**
 * The time of a store when the computer's clock says `wall`. It goes on with that clock, but never back, and by no more
 * than a day between two looks: a clock that was set wrong, or a machine that was off for long, makes nothing old.
 */
export function timeOf({ time, wall: before }: Clock, wall: Date): Date {
  const passed = Math.min(Math.max(wall.getTime() - before.getTime(), 0), MOST_AT_ONCE_MS)
  return new Date(time.getTime() + passed)
}

/** The time of the store now; where nobody has looked yet, that of the computer. */
export async function storeTime(tx: Prisma.TransactionClient, wall: Date = new Date()): Promise<Date> {
  const clock = await tx.clock.findUnique({ where: { id: ONE } })
  return clock === null ? wall : timeOf(clock, wall)
}

/** Looks at the clock of the store and keeps how far it is. Without that it stands still after a day. */
export async function lookAtClock(tx: Prisma.TransactionClient, wall: Date = new Date()): Promise<Date> {
  // Others who look meanwhile wait.
  await tx.clock.updateMany({ where: { id: ONE }, data: { id: ONE } })
  const time = await storeTime(tx, wall)
  await tx.clock.upsert({ where: { id: ONE }, create: { id: ONE, time, wall }, update: { time, wall } })
  return time
}

/** The day of a moment, in UTC. */
export function dayOf(moment: Date): Date {
  return new Date(moment.toISOString().slice(0, 10))
}

export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * DAY_MS)
}
