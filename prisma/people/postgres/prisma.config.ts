import { defineConfig } from 'prisma/config'

export default defineConfig({
  // Derived from ../schema.prisma by prisma/generate.mjs.
  schema: '../../generated/people-postgres.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.PEOPLE_DATABASE_URL ?? 'postgresql://localhost/mineral_table' },
})
