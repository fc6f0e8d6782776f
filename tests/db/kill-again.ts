import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { isSound, verifyPeople } from '@/lib/backup/verify'
import { editing } from './edits-process'

/** The names of an owner's lists in a file that nobody has open. */
function namesOf(file: string, owner: string): ReadonlySet<string> {
  const db = new Database(file, { fileMustExist: true })
  try {
    return new Set(db.prepare<[string], string>('SELECT name FROM MealList WHERE ownerId = ?').pluck().all(owner))
  } finally {
    db.close()
  }
}

/**
 * Has servers edit a store and kills them at random moments, so many times: whatever was confirmed is there, and the
 * store is sound. How many edits were confirmed.
 */
export async function killAgainAndAgain(file: string, times: number): Promise<number> {
  let confirmed = 0
  for (let time = 0; time < times; time += 1) {
    const owner = `owner ${time}`
    const server = editing(file, owner, { atOnce: 4 })
    await server.reach(1 + Math.floor(Math.random() * 20))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
    await server.kill()
    confirmed += server.confirmed.length
    const names = namesOf(file, owner)
    expect(server.confirmed.filter((name) => !names.has(name))).toEqual([])
    expect(isSound(await verifyPeople(file))).toBe(true)
  }
  return confirmed
}
