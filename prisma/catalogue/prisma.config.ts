import { defineConfig } from 'prisma/config'

const shadows = ['config', 'content', 'data', 'docsize', 'idx']

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.STORE_URL ?? 'file:../../.state/catalogue.db' },
  // SQLite keeps a full-text index in ordinary shadow tables; Migrate must not drop them.
  experimental: { externalTables: true },
  tables: { external: ['WordTrigram', ...shadows.map((shadow) => `WordTrigram_${shadow}`)] },
})
