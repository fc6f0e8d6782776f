import type { PostgresPlace } from '../db/people-place'
import { persist } from '../db/persist'
import { connectPatiently } from '../db/postgres'
import { verifyLists } from '../db/verify-lists'
import type { Verified } from './verify'

const LONGEST_MS = 24 * 60 * 60 * 1000

/**
 * Compares every list in PostgreSQL with its checksum, all as of one moment; the site may run meanwhile. What else may be
 * wrong with a PostgreSQL is for its own tools to find. Throws DatabaseProblem.
 */
export async function verifyPostgres(place: PostgresPlace): Promise<Verified> {
  const client = connectPatiently(place)
  const asOfNow = { isolationLevel: 'Serializable', maxWait: LONGEST_MS, timeout: LONGEST_MS } as const
  try {
    return { faults: [], lists: await persist(client, () => client.$transaction((tx) => verifyLists(tx), asOfNow)) }
  } finally {
    await client.$disconnect()
  }
}
