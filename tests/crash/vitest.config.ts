import { defineConfig } from 'vitest/config'
import core from '../vitest.config'

/** Long runs of what goes wrong: kills, power cuts, full disks, locks. Their short forms are in the core suite. */
export default defineConfig({
  ...core,
  test: {
    ...core.test,
    include: ['tests/crash/**/*.test.ts'],
    exclude: [],
    maxWorkers: 1,
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
})
