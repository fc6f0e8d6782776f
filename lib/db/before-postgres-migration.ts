import { z } from 'zod'
import type { Prisma } from '../../prisma/generated/people/client'

const KEPT = 3
/** As much of a name as PostgreSQL keeps. */
const LONGEST_NAME = 63

const nameRows = z.array(z.object({ name: z.string() })).transform((rows) => rows.map(({ name }) => name))

/**
 * Copies every table, as it is before a migration, into a schema `before_<migration>` of the same database; the last three
 * are kept. Part of the transaction that migrates: there is both or neither, and nobody else writes meanwhile.
 */
export async function copyBeforeMigration(tx: Prisma.TransactionClient, migration: string): Promise<void> {
  const schema = quoted(`before_${migration}`.slice(0, LONGEST_NAME))
  const rows = await tx.$queryRaw`
    SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`
  const tables = nameRows.parse(rows).map(quoted)
  // So that all of them are copied as of one moment.
  await tx.$executeRawUnsafe(`LOCK TABLE ${tables.join(', ')} IN SHARE MODE`)
  await tx.$executeRawUnsafe(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  await tx.$executeRawUnsafe(`CREATE SCHEMA ${schema}`)
  for (const table of tables) await tx.$executeRawUnsafe(`CREATE TABLE ${schema}.${table} AS TABLE ${table}`)
  await forgetOld(tx)
}

/** Names of migrations begin with their time. */
async function forgetOld(tx: Prisma.TransactionClient): Promise<void> {
  const rows = await tx.$queryRaw`
    SELECT nspname::text AS name FROM pg_namespace WHERE nspname ~ '^before_[0-9]{14}_' ORDER BY nspname COLLATE "C"`
  for (const schema of nameRows.parse(rows).slice(0, -KEPT)) {
    await tx.$executeRawUnsafe(`DROP SCHEMA ${quoted(schema)} CASCADE`)
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
