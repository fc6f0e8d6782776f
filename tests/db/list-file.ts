import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open'
import { connect, type PeopleClient } from '@/lib/db/people-client'
import { connectPostgres } from '@/lib/db/postgres'
import type { Envelope } from '@/lib/lists/list-repository'
import { peopleDatabase } from '../fixtures/postgres'

let place: string
let open: PeopleClient | undefined

/** An empty database for every test of the file, opened as by one server. */
export function emptyDatabases(): void {
  const server = inject('postgres')
  if (server === undefined) emptyFiles()
  else emptyTables(server)
}

function emptyFiles(): void {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mineral-table-lists-'))
    place = join(directory, 'table.db')
    const db = openDatabase(place, { create: true })
    migrate(db, join(process.cwd(), 'prisma', 'people', 'migrations'))
    db.close()
  })
  afterEach(async () => {
    await closeDatabase()
    rmSync(directory, { recursive: true, force: true })
  })
}

function emptyTables(server: string): void {
  beforeAll(async () => {
    place = await peopleDatabase(server)
  })
  afterEach(async () => {
    await database().$executeRaw`TRUNCATE "Owner", "Envelope", "Clock" CASCADE`
    await closeDatabase()
  })
}

/** A file, or the address of a database in PostgreSQL. */
export const databasePlace = () => place
/** The same, for tests that are about a file. */
export const databaseFile = () => place

export function database(): PeopleClient {
  open ??= connectTo(place)
  return open
}

export function connectTo(there: string): PeopleClient {
  return there.startsWith('postgresql:') ? connectPostgres({ kind: 'postgres', url: there }) : connect(there)
}

/** As a server that stops. */
export async function closeDatabase(): Promise<void> {
  await open?.$disconnect()
  open = undefined
}

export function freshEnvelope(): Envelope {
  return { id: randomUUID(), digest: '' }
}
