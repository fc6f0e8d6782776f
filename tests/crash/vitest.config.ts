import { defineConfig } from 'vitest/config'
import core from '../vitest.config'

const { projects: _, ...shared } = core.test ?? {}

/** Long runs of what goes wrong: kills, power cuts, full disks, locks. Their short forms are in the core suite. */
export default defineConfig({
  ...core,
  test: {
    ...shared,
    include: ['tests/crash/**/*.test.ts'],
    exclude: [],
    maxWorkers: 1,
    testTimeout: 1_800_000,
    hookTimeout: 900_000,
  },
})
