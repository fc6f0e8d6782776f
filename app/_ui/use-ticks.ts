import { useSyncExternalStore } from 'react'
import type { Context } from '@/lib/guidance/context'
import { noTicks, readTicks, subscribeToTicks } from './context-store'

/** What is ticked in this browser; nothing on the server and until the page is awake. */
export function useTicks(): ReadonlySet<Context> {
  return useSyncExternalStore(subscribeToTicks, readTicks, noTicks)
}
