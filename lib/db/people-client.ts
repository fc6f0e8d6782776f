import { PrismaClient } from '../../prisma/generated/people/client'
import { type PeoplePlace, projectPeople } from './people-place'
import { peopleInSqlite } from './people-sqlite'
import { connectPostgres } from './postgres'

/** Both databases are asked in the same words. */
export type PeopleClient = PrismaClient & { readonly place: PeoplePlace }

/** How long a transaction waits for others, and how long it may take, in ms. */
export const PATIENCE = { maxWait: 10_000, timeout: 15_000 } as const

/**
 * A client of its own for one store of people; close it with `$disconnect()`. It is opened when something is asked of it
 * first, which throws a DatabaseProblem where it is not there. Where the store is kept busy by others for longer than
 * `longestWaitMs`, what was asked is given up.
 */
export function connect(file: string, longestWaitMs?: number): PeopleClient {
  const made = new PrismaClient({ adapter: peopleInSqlite(file, longestWaitMs) })
  return Object.assign(made, { place: { kind: 'sqlite', file } as const })
}

// Reloading modules in development must not open the file again and again.
const kept = globalThis as typeof globalThis & { mineralTablePeople?: Map<string, PeopleClient> }

/** The one client of this process for a store of people. */
export function peopleClient(place: PeoplePlace = projectPeople()): PeopleClient {
  kept.mineralTablePeople ??= new Map()
  const name = place.kind === 'sqlite' ? place.file : place.url
  const existing = kept.mineralTablePeople.get(name)
  if (existing) return existing
  const made = place.kind === 'sqlite' ? connect(place.file) : connectPostgres(place)
  kept.mineralTablePeople.set(name, made)
  return made
}

/** Closes every store of people that this process has open, with all that its log holds written into it. */
export async function closePeople(): Promise<void> {
  const clients = [...(kept.mineralTablePeople?.values() ?? [])]
  kept.mineralTablePeople?.clear()
  await Promise.all(clients.map((client) => client.$disconnect()))
}
