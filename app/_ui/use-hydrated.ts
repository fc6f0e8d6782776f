import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and while the page wakes, so that what needs script is only there with it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
