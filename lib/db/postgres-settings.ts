import { z } from 'zod'
import type { PeopleClient } from './people-client'

const rows = z.array(z.object({ name: z.string() }))

/** The settings of a PostgreSQL that are off though what is confirmed may be lost without them. */
export async function riskySettings(client: PeopleClient): Promise<readonly string[]> {
  const found = await client.$queryRaw`
    SELECT name::text FROM pg_settings
    WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name`
  return rows.parse(found).map(({ name }) => name)
}
