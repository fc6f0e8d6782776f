import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { PeopleClient } from './people-client'
import { placeName } from './people-place'
import { postgresFailure } from './postgres-failure'
import { DatabaseProblem } from './problem'

/** As long as a PostgreSQL takes to be started again; whoever waits longer is better told. */
const PATIENCE_MS = 8000
const FIRST_PAUSE_MS = 25
const LONGEST_PAUSE_MS = 1000

/**
 * Asks PostgreSQL, and asks again while it is away or somebody else is in the way. What is asked must come to the same
 * when it is done twice: reading, or an envelope, of which the second try finds what came of the first. Throws
 * DatabaseProblem where that did not help in time.
 */
export async function persist<T>(
  { place }: PeopleClient,
  ask: () => Promise<T>,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  if (place.kind === 'sqlite') return ask()
  const began = performance.now()
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await ask()
    } catch (error) {
      const failure = postgresFailure(error)
      if (failure === null) throw error
      const isOver = performance.now() - began + pause > patienceMs
      if (isOver || !failure.passes) throw new DatabaseProblem(failure.kind, placeName(place), { cause: error })
    }
    // Not all at the same moment: those who were in each other's way would be so again.
    await setTimeout(pause * (0.5 + Math.random()))
  }
}
