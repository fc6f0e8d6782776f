import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open'
import { connect, type PeopleClient } from '@/lib/db/people-client'
import type { Envelope } from '@/lib/lists/list-repository'

let directory: string
let file: string
let open: PeopleClient | undefined

/** An empty database for every test of the file, opened as by one server. */
export function emptyDatabases(): void {
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mineral-table-lists-'))
    file = join(directory, 'table.db')
    const db = openDatabase(file, { create: true })
    migrate(db, join(process.cwd(), 'prisma', 'people', 'migrations'))
    db.close()
  })
  afterEach(async () => {
    await closeDatabase()
    rmSync(directory, { recursive: true, force: true })
  })
}

export const databaseFile = () => file

export function database(): PeopleClient {
  open ??= connect(file)
  return open
}

/** As a server that stops. */
export async function closeDatabase(): Promise<void> {
  await open?.$disconnect()
  open = undefined
}

export function freshEnvelope(): Envelope {
  return { id: randomUUID(), digest: '' }
}
