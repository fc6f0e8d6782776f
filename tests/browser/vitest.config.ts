import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/fixtures/once.ts', 'tests/browser/site.ts'],
    setupFiles: ['tests/browser/setup.ts'],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // A browser that starves on a busy machine gets one more go; what is really broken fails twice.
    retry: 1,
    // One Chromium and one server share two cores.
    maxWorkers: 2,
  },
})
