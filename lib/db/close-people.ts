import type { PeopleClient } from './people-client'

// What `peopleClient` keeps for this process, whichever bundle asked for it first.
const kept = globalThis as typeof globalThis & { mineralTablePeople?: Map<string, PeopleClient> }

/** Folds all that was written into the files of the stores of people, and closes them. */
export async function closePeople(): Promise<void> {
  const clients = [...(kept.mineralTablePeople?.values() ?? [])]
  kept.mineralTablePeople?.clear()
  await Promise.all(
    clients.map(async (client) => {
      try {
        await client.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
      } finally {
        await client.$disconnect()
      }
    }),
  )
}
