import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_WAIT_MS = 2
const LONGEST_WAIT_MS = 50

/** When whoever asks now has waited long enough, by a clock that nobody sets. */
export function deadline(waitMs: number): number {
  return performance.now() + waitMs
}

/**
 * Asks again while `isBusy` says that somebody else is in the way, at the latest until the deadline; then what was thrown
 * last is thrown. It waits without keeping this process from anything else, and never in step with others who wait.
 */
export async function whenFree<T>(
  ask: () => Promise<T>,
  isBusy: (error: unknown) => boolean,
  until: number,
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await ask()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error
    }
    await sleep(wait * (0.5 + Math.random()))
  }
}
