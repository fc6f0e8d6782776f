import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../prisma/generated/people/client'
import type { PeopleClient } from './people-client'

/** Asks a store of people that is a file, and changes nothing of it. */
export async function readingPeople<T>(file: string, ask: (client: PeopleClient) => Promise<T>): Promise<T> {
  const adapter = new PrismaBetterSqlite3({ url: `file:${file}`, readonly: true, fileMustExist: true })
  const client = Object.assign(new PrismaClient({ adapter }), { place: { kind: 'sqlite', file } as const })
  try {
    return await ask(client)
  } finally {
    await client.$disconnect()
  }
}
