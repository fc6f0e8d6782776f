import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  resolve: {
    alias: {
      'server-only': fileURLToPath(new URL('./server-only.ts', import.meta.url)),
      '@': root.replace(/\/$/, ''),
    },
  },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/browser/**', 'tests/crash/**'],
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
