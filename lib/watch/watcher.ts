import { log } from './log'
import { metrics } from './metrics'
import { repeatedly } from './repeatedly'
import { type Fault, type Standing, setStanding } from './standing'

/** Looks at the whole site once. What it throws is a fault of the looking. */
export type Look = () => Promise<Omit<Standing, 'lookedAt'>>

/**
 * Looks again and again, for readiness and metrics to tell; each fault is logged when it is first seen, and when it is
 * over. Resolves after the first look.
 */
export async function watch(look: Look, everyMs: number): Promise<{ stop(): void }> {
  let before: readonly Fault[] = []

  async function lookOnce(): Promise<void> {
    const seen = await look()
    setStanding({ ...seen, lookedAt: performance.now() })
    tell(before, seen.faults)
    before = seen.faults
  }

  const looks = repeatedly(lookOnce, everyMs, 'The site could not be looked at')
  await looks.first
  return { stop: () => void looks.stop() }
}

function tell(before: readonly Fault[], now: readonly Fault[]): void {
  const { fault } = metrics()
  for (const { what, words, isLogged } of before.filter((one) => !now.some((other) => isSame(one, other)))) {
    fault.set({ what }, 0)
    if (!isLogged) log().info({ fault: what }, `Over: ${words}`)
  }
  for (const { what, words, isLogged, cause } of now.filter((one) => !before.some((other) => isSame(one, other)))) {
    if (!isLogged) log().error({ fault: what, err: cause }, words)
  }
  for (const { what } of now) fault.set({ what }, 1)
}

function isSame(one: Fault, other: Fault): boolean {
  return one.what === other.what && one.words === other.words
}
