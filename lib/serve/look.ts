import { statfs } from 'node:fs/promises'
import { catalogueHealth } from '../db/catalogue'
import { databaseBytes } from '../db/operations'
import type { PeopleHealth } from '../db/people-health'
import { projectPeople } from '../db/people-place'
import type { DatabaseProblemKind } from '../db/problem'
import { catalogueFile, type Stores, storesFolder } from '../db/stores'
import { formatBytes } from '../import/bytes'
import { metrics } from '../watch/metrics'
import type { Fault } from '../watch/standing'
import type { Look } from '../watch/watcher'

/** With less left on the disk an import, or a busy day, may come to its end. */
const FEWEST_FREE_BYTES = 256 * 1024 * 1024

/** In these states of a store nothing is saved, and all that was saved can be read. */
const STILL_READ: readonly DatabaseProblemKind[] = ['locked', 'busy', 'read-only', 'full']
/** In these it is read by whoever has it open, and by nobody after that. */
const READ_WHILE_OPEN: readonly DatabaseProblemKind[] = ['deleted', 'replaced']

export type LookOptions = {
  readonly stores: Stores
  /** Of this app. */
  readonly release: string
  /** How the store of people was when its keeper last looked; null before. */
  readonly people: () => PeopleHealth | null
  readonly fewestFreeBytes?: number
}

/** Looks at the stores, and at the disk they are on. */
export function lookAt({ stores, release, people, fewestFreeBytes = FEWEST_FREE_BYTES }: LookOptions): Look {
  return async () => {
    const freeBytes = await freeIn(stores)
    const { dataVersion, fault: ofCatalogue } = catalogueState(stores)
    setFigures(stores, release, dataVersion, freeBytes)
    const faults = [ofCatalogue, peopleFault(people()), diskFault(freeBytes, fewestFreeBytes)]
    return { faults: faults.filter((fault) => fault !== null), release, dataVersion, freeBytes }
  }
}

function catalogueState(stores: Stores): { readonly dataVersion: string | null; readonly fault: Fault | null } {
  try {
    const health = catalogueHealth(stores)
    if (health.ok) return { dataVersion: health.version, fault: null }
    const { version, problem } = health
    const words = version === null ? 'The foods cannot be read.' : 'The foods are read from what is still in memory.'
    const fault: Fault = { what: 'catalogue', words, isReadable: version !== null, isLogged: true, cause: problem }
    return { dataVersion: version, fault }
  } catch (cause) {
    const fault: Fault = { what: 'catalogue', words: 'The foods cannot be read.', isReadable: false, cause }
    return { dataVersion: null, fault }
  }
}

/** Its keeper logs what is wrong with it, as that of the catalogue does. */
function peopleFault(health: PeopleHealth | null): Fault | null {
  if (health === null)
    return { what: 'people', words: 'Lists were not looked at yet.', isReadable: true, isLogged: true }
  if (health.ok) return null
  const { problem } = health
  const isReadable = STILL_READ.includes(problem.kind)
  const words = peopleWords(problem.kind)
  const why = WHY[problem.kind]
  return {
    what: 'people',
    words: why === undefined ? words : `${words} ${why}`,
    isReadable,
    isLogged: true,
    cause: problem,
  }
}

function peopleWords(kind: DatabaseProblemKind): string {
  if (STILL_READ.includes(kind)) return 'Lists can be read, and not be changed.'
  if (READ_WHILE_OPEN.includes(kind)) return 'Lists cannot be changed, and are read only as long as this site runs.'
  return 'Lists can neither be read nor changed.'
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
  unreachable: 'Their database does not answer.',
  'no-access': 'Their database lets nobody in.',
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
  if (projectPeople().kind === 'sqlite') storeBytes.set({ store: 'people' }, databaseBytes(stores.people))
  storeBytes.set({ store: 'releases' }, databaseBytes(stores.releases))
  if (dataVersion !== null) storeBytes.set({ store: 'catalogue' }, databaseBytes(catalogueFile(stores, dataVersion)))
  if (freeBytes !== null) free.set(freeBytes)
  running.reset()
  running.set({ release, data_version: dataVersion ?? 'none' }, 1)
}
