import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PRISMA = fileURLToPath(new URL('../../prisma', import.meta.url))

/** The migrations of each store. */
export const MIGRATIONS = {
  people: join(PRISMA, 'people', 'migrations'),
  releases: join(PRISMA, 'releases', 'migrations'),
  catalogue: join(PRISMA, 'catalogue', 'migrations'),
} as const
