import { defineConfig } from 'prisma/config'

const fullText = ['WordTrigram']
const shadows = ['config', 'content', 'data', 'docsize', 'idx']

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./.state/mineral-table.db' },
  // SQLite keeps each FTS5 index in ordinary shadow tables; Migrate must not drop them.
  experimental: { externalTables: true },
  tables: { external: fullText.flatMap((table) => [table, ...shadows.map((shadow) => `${table}_${shadow}`)]) },
})
