import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Prisma } from '../../prisma/generated/people/client'
import { copyBeforeMigration } from './before-postgres-migration'
import { migrationFile, migrationNames, missingMigrations } from './migrate'
import type { PeopleClient } from './people-client'
import { placeName } from './people-place'
import { DatabaseProblem } from './problem'

// As Prisma makes it, so that `prisma migrate status` agrees.
const CREATE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`

/** The lock that Prisma's own command takes too. */
const MIGRATION_LOCK = 72707369
const LONGEST_MS = 10 * 60 * 1000

const tableRows = z.array(z.object({ name: z.string() }))
const nameRows = z.array(z.object({ migration_name: z.string() }))

/**
 * Brings the tables of people in PostgreSQL up to this version of the app, all or nothing; returns the migrations it
 * applied. Tables that are there already are copied first. Of several servers that start at once one does it and the
 * others wait. Throws DatabaseProblem where the database has migrations that this version does not know, or tables of
 * ours that no migration of ours made.
 */
export async function migratePostgres(client: PeopleClient, directory: string): Promise<readonly string[]> {
  const known = migrationNames(directory)
  const name = placeName(client.place)
  if ((await notApplied(client, known, name)).length === 0) return []
  return client.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`
      const missing = await notApplied(tx, known, name)
      const [first] = missing
      if (first !== undefined && missing.length < known.length) await copyBeforeMigration(tx, first)
      await tx.$executeRawUnsafe(CREATE)
      for (const migration of missing) {
        const sql = readFileSync(migrationFile(directory, migration))
        const checksum = createHash('sha256').update(sql).digest('hex')
        const started = new Date()
        await tx.$executeRawUnsafe(sql.toString('utf8'))
        await tx.$executeRaw`
          INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
          VALUES (${randomUUID()}, ${checksum}, ${migration}, ${started}, now(), 1)`
      }
      return missing
    },
    { maxWait: LONGEST_MS, timeout: LONGEST_MS },
  )
}

async function notApplied(
  db: Prisma.TransactionClient,
  known: readonly string[],
  place: string,
): Promise<readonly string[]> {
  const tables = tableRows
    .parse(await db.$queryRaw`SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()`)
    .map(({ name }) => name)
  if (!tables.includes('_prisma_migrations')) {
    if (tables.includes('MealList')) throw new DatabaseProblem('not-ours', place)
    return known
  }
  const applied = nameRows.parse(
    await db.$queryRaw`SELECT migration_name FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  )
  return missingMigrations(
    known,
    applied.map(({ migration_name }) => migration_name),
    place,
  )
}
