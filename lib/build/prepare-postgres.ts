import { migratePostgres } from '../db/migrate-postgres'
import type { PeopleClient } from '../db/people-client'
import type { PostgresPlace } from '../db/people-place'
import { persist } from '../db/persist'
import { connectPatiently } from '../db/postgres'
import { riskySettings } from '../db/postgres-settings'
import { MIGRATIONS } from './open-stores'

export type PreparedPostgres = {
  /** The migrations that were applied. */
  readonly migrations: readonly string[]
  /** Settings of the server under which what was confirmed may be lost. */
  readonly risks: readonly string[]
  /** Whether nobody has anything there yet. */
  readonly isEmpty: boolean
}

/** Makes people in PostgreSQL ready: tables brought up to date. Throws DatabaseProblem. */
export async function preparePostgres(place: PostgresPlace): Promise<PreparedPostgres> {
  const client = connectPatiently(place)
  try {
    return await persist(client, () => prepare(client))
  } finally {
    await client.$disconnect()
  }
}

async function prepare(client: PeopleClient): Promise<PreparedPostgres> {
  const migrations = await migratePostgres(client, MIGRATIONS.peopleInPostgres)
  return { migrations, risks: await riskySettings(client), isEmpty: (await client.owner.findFirst()) === null }
}
