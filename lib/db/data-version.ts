import { ReleasesConnections } from './releases-connections'

const LOOK_EVERY_MS = 1000

export type DataVersion = {
  /** The data version there is, looked up once a second at most. */
  current(): string
  close(): void
}

/**
 * Follows the data version of a database that other processes may change, replace, or take away. `now` counts
 * milliseconds and is never set back.
 */
export function followDataVersion(
  file: string,
  known: string,
  now: () => number = () => performance.now(),
): DataVersion {
  const releases = new ReleasesConnections(file, now)
  // Opened at once: a file that is taken away later can still be read.
  releases.live()
  let version = known
  let looked = now()
  return {
    current: () => {
      const time = now()
      if (time - looked < LOOK_EVERY_MS) return version
      looked = time
      try {
        version = releases.live().version() ?? version
      } catch {
        // A database that cannot be read just now is told of by the page that needs it.
      }
      return version
    },
    close: () => releases.close(),
  }
}
