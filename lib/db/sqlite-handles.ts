import { existsSync, renameSync } from 'node:fs'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { type FileIdentity, identityNow } from './file-identity'
import { DatabaseProblem, databaseProblem } from './problem'
import { whenFree } from './when-free'

/** One connection to a store, as Prisma uses it. */
export type Handle = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

/**
 * A store that is open: by one connection for all that writes, and another for what only reads, which therefore sees
 * nothing that is not committed and waits for nobody who writes.
 */
export type Handles = { readonly writer: Handle; readonly reader: Handle; readonly identity: FileIdentity }

// Whoever is in the way is waited for outside of the driver, which would stop all of this process meanwhile.
const DRIVER_WAITS_MS = 0

// FULL: what is committed is on the disk, not only with the operating system.
const WRITER = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;'
const READER = 'PRAGMA query_only = ON;'
/** Reading makes SQLite open its log, so that it is there from now on. */
const LOOK = { sql: 'SELECT count(*) FROM sqlite_schema', args: [], argTypes: [] }

/** Opens a store that is there. Throws DatabaseProblem. */
export async function openHandles(file: string, until: number): Promise<Handles> {
  if (!existsSync(file)) throw new DatabaseProblem('missing', file)
  const adapter = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: DRIVER_WAITS_MS, fileMustExist: true })
  const opened: Handle[] = []
  const open = async (pragmas: string) => {
    const handle = await adapter.connect()
    opened.push(handle)
    const begin = async () => {
      await handle.executeScript(pragmas)
      await handle.queryRaw(LOOK)
    }
    await whenFree(begin, isLocked, until)
    return handle
  }
  const before = identityNow(file)
  try {
    const writer = await open(WRITER)
    const reader = await open(READER)
    const identity = identityNow(file)
    if (identity.store !== before.store) throw new DatabaseProblem('replaced', file)
    return { writer, reader, identity }
  } catch (error) {
    for (const handle of opened) await handle.dispose()
    throw databaseProblem(error, file) ?? error
  }
}

export function isLocked(error: unknown): boolean {
  return databaseProblem(error, '')?.kind === 'locked'
}

/**
 * Closes a store. SQLite takes away by their names the log and its index when the last connection closes: those that
 * are no longer ours are out of its reach meanwhile.
 */
export function closeHandles(file: string, { writer, reader, identity }: Handles): void {
  const now = identityNow(file)
  const foreign = [
    ...(now.log !== null && now.log !== identity.log ? [`${file}-wal`] : []),
    ...(now.index !== null && now.index !== identity.index ? [`${file}-shm`] : []),
  ]
  const aside = (name: string) => `${name}-aside`
  for (const name of foreign) renameSync(name, aside(name))
  try {
    // Both close at once: what follows runs in one go.
    void reader.dispose()
    void writer.dispose()
  } finally {
    for (const name of foreign) renameSync(aside(name), name)
  }
}

/** Writes all that is in the log into the store itself, and on the disk. Throws what SQLite says. */
export async function foldLog({ writer }: Handles, until: number): Promise<void> {
  const fold = async () => {
    const { rows } = await writer.queryRaw({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [], argTypes: [] })
    if (Number(rows[0]?.[0]) !== 0) throw new FoldBusy()
  }
  await whenFree(fold, (error) => error instanceof FoldBusy || isLocked(error), until)
}

/** Somebody else still reads what is only in the log. */
class FoldBusy extends Error {}

/** Writes what a store that is open holds into a new file. Throws what SQLite says. */
export function copyInto({ writer }: Handles, file: string): Promise<void> {
  return writer.executeScript(`VACUUM INTO '${file.replaceAll("'", "''")}'`)
}
