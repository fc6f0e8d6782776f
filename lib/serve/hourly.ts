import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '../watch/log'

const HOUR_MS = 60 * 60 * 1000
const FIRST_AFTER_MS = 60_000

/** Does something a minute from now and then every hour. Where it fails, that is logged, and tried again in an hour. */
export function hourly(what: string, work: () => Promise<void>): { stop(): void } {
  const stopping = new AbortController()
  const { signal } = stopping
  async function again(): Promise<void> {
    for (let wait = FIRST_AFTER_MS; ; wait = HOUR_MS) {
      await sleep(wait, undefined, { signal, ref: false })
      await work().catch((err: unknown) => log().error({ err }, `${what} failed`))
    }
  }
  // All that ever ends it is being stopped.
  again().catch(() => {})
  return { stop: () => stopping.abort() }
}
