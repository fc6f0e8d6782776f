/** What keeps a site from being ready. */
export type Fault = {
  readonly what: 'people' | 'catalogue' | 'disk'
  /** For everybody: what does not work, without saying where anything lies. */
  readonly words: string
  /** Whether stores can still be read: that much makes a site alive. */
  readonly isReadable: boolean
  /** Whether somebody else logs it. */
  readonly isLogged?: boolean
  /** For the log: what the store itself said. */
  readonly cause?: unknown
}

/** How a site was found when it was last looked at. */
export type Standing = {
  /** Milliseconds of `performance.now`, which no clock that is set changes. */
  readonly lookedAt: number
  readonly faults: readonly Fault[]
  readonly release: string
  /** Null where it cannot be told. */
  readonly dataVersion: string | null
  readonly freeBytes: number | null
}

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here.
const everywhere = globalThis as typeof globalThis & { mineralTableStanding?: Standing }

/** Null before the first look. */
export function standing(): Standing | null {
  return everywhere.mineralTableStanding ?? null
}

export function setStanding(now: Standing): void {
  everywhere.mineralTableStanding = now
}
