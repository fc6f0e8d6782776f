import { statfs } from 'node:fs/promises'
import { catalogueHealth } from '../db/catalogue'
import { databaseBytes } from '../db/operations'
import { type PeopleHealth, peopleHealth } from '../db/people-health'
import type { DatabaseProblemKind } from '../db/problem'
import { catalogueFile, type Stores, storesFolder } from '../db/stores'
import { formatBytes } from '../import/bytes'
import { metrics } from '../watch/metrics'
import type { Fault } from '../watch/standing'
import type { Look } from '../watch/watcher'
import { patient } from './patient'

/** With less left on the disk an import, or a busy day, may come to its end. */
const FEWEST_FREE_BYTES = 256 * 1024 * 1024
const PATIENCE_MS = 4000

/** In these states of a store nothing is saved, and all that was saved can be read. */
const STILL_READ: readonly DatabaseProblemKind[] = ['locked', 'busy', 'read-only', 'full']

export type LookOptions = {
  readonly stores: Stores
  /** Of this app. */
  readonly release: string
  readonly people?: () => Promise<PeopleHealth>
  readonly fewestFreeBytes?: number
  readonly patienceMs?: number
}

/** Looks at the stores, and at the disk they are on. */
export function lookAt(options: LookOptions): Look {
  const { stores, release, people = peopleHealth, fewestFreeBytes = FEWEST_FREE_BYTES } = options
  const askPeople = patient(people, options.patienceMs ?? PATIENCE_MS)
  return async () => {
    const [ofPeople, freeBytes] = await Promise.all([peopleFault(askPeople), freeIn(stores)])
    const { dataVersion, fault: ofCatalogue } = catalogueState(stores)
    setFigures(stores, release, dataVersion, freeBytes)
    const faults = [ofCatalogue, ofPeople, diskFault(freeBytes, fewestFreeBytes)].filter((fault) => fault !== null)
    return { faults, release, dataVersion, freeBytes }
  }
}

function catalogueState(stores: Stores): { readonly dataVersion: string | null; readonly fault: Fault | null } {
  try {
    const health = catalogueHealth(stores)
    if (health.ok) return { dataVersion: health.version, fault: null }
    const { version, problem } = health
    const words = version === null ? 'The foods cannot be read.' : 'The foods are read from what is still in memory.'
    // Whoever keeps the catalogue logs what is wrong with it, and what is done about it.
    const fault: Fault = { what: 'catalogue', words, isReadable: version !== null, isLogged: true, cause: problem }
    return { dataVersion: version, fault }
  } catch (cause) {
    const fault: Fault = { what: 'catalogue', words: 'The foods cannot be read.', isReadable: false, cause }
    return { dataVersion: null, fault }
  }
}

async function peopleFault(ask: () => Promise<PeopleHealth | null>): Promise<Fault | null> {
  try {
    const health = await ask()
    if (health === null) return { what: 'people', words: 'The store of lists does not answer.', isReadable: true }
    if (health.ok) return null
    const { problem } = health
    const isReadable = STILL_READ.includes(problem.kind)
    const words = isReadable ? 'Lists can be read, and not be changed.' : 'Lists can neither be read nor changed.'
    return { what: 'people', words: `${words} ${WHY[problem.kind] ?? ''}`.trim(), isReadable, cause: problem }
  } catch (cause) {
    return { what: 'people', words: 'Lists can neither be read nor changed.', isReadable: false, cause }
  }
}

/** Without saying where anything lies. */
const WHY: Partial<Readonly<Record<DatabaseProblemKind, string>>> = {
  locked: 'Another program holds their store.',
  busy: 'More is asked of their store than it can do.',
  'read-only': 'Their store cannot be written.',
  full: 'The disk is full.',
  failing: 'The disk fails.',
  missing: 'Their store is gone.',
  deleted: 'Their store was deleted or moved.',
  replaced: 'Another file stands in the place of their store.',
  corrupt: 'Their store is damaged.',
  'not-a-database': 'Their store is no database.',
}

async function freeIn(stores: Stores): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(storesFolder(stores))
    return bavail * bsize
  } catch {
    return null
  }
}

function diskFault(freeBytes: number | null, fewest: number): Fault | null {
  if (freeBytes === null) return { what: 'disk', words: 'The disk of the stores cannot be reached.', isReadable: true }
  if (freeBytes >= fewest) return null
  // Not how much: what is said has to stay the same as long as it is the same fault.
  return { what: 'disk', words: `Less than ${formatBytes(fewest)} are left on the disk.`, isReadable: true }
}

function setFigures(stores: Stores, release: string, dataVersion: string | null, freeBytes: number | null): void {
  const { storeBytes, freeBytes: free, running } = metrics()
  storeBytes.set({ store: 'people' }, databaseBytes(stores.people))
  storeBytes.set({ store: 'releases' }, databaseBytes(stores.releases))
  if (dataVersion !== null) storeBytes.set({ store: 'catalogue' }, databaseBytes(catalogueFile(stores, dataVersion)))
  if (freeBytes !== null) free.set(freeBytes)
  running.reset()
  running.set({ release, data_version: dataVersion ?? 'none' }, 1)
}
