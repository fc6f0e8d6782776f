import { existsSync } from 'node:fs'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../prisma/generated/client'
import { databaseFile } from './file'
import { BUSY_TIMEOUT_MS } from './open'
import { DatabaseProblem } from './problem'

export type Client = PrismaClient

/** A client of its own for one database file that is there; close it with `$disconnect()`. */
export function connect(file: string): Client {
  if (!existsSync(file)) throw new DatabaseProblem('missing', file)
  const adapter = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: BUSY_TIMEOUT_MS, fileMustExist: true })
  return new PrismaClient({ adapter })
}

/** A client of its own for a file that nobody changes; close it with `$disconnect()`. */
export function connectReadOnly(file: string): Client {
  if (!existsSync(file)) throw new DatabaseProblem('missing', file)
  return new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: `file:${file}`, readonly: true, fileMustExist: true }),
  })
}

// Reloading modules in development must not open the file again and again.
const kept = globalThis as typeof globalThis & { mineralTableClients?: Map<string, Client> }

/** The one client of this process for the database that DATABASE_URL names. */
export function client(file: string = databaseFile()): Client {
  kept.mineralTableClients ??= new Map()
  const existing = kept.mineralTableClients.get(file)
  if (existing) return existing
  const made = connect(file)
  kept.mineralTableClients.set(file, made)
  return made
}
