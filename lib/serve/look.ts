import { statfs } from 'node:fs/promises'
import { catalogue } from '../db/catalogue'
import { databaseBytes } from '../db/operations'
import { peopleClient } from '../db/people-client'
import { catalogueFile, type Stores, storesFolder } from '../db/stores'
import { formatBytes } from '../import/bytes'
import { metrics } from '../watch/metrics'
import type { Fault } from '../watch/standing'
import type { Look } from '../watch/watcher'

/** With less left on the disk an import, or a busy day, may come to its end. */
const FEWEST_FREE_BYTES = 256 * 1024 * 1024

/** Looks at the stores, and at the disk they are on. */
export function lookAt(stores: Stores, release: string, fewestFreeBytes = FEWEST_FREE_BYTES): Look {
  return async () => {
    const [version, people, freeBytes] = await Promise.all([shownVersion(stores), peopleFault(stores), freeIn(stores)])
    const dataVersion = typeof version === 'string' ? version : null
    setFigures(stores, release, dataVersion, freeBytes)
    const faults = [typeof version === 'string' ? null : version, people, diskFault(freeBytes, fewestFreeBytes)]
    return { faults: faults.filter((fault) => fault !== null), release, dataVersion, freeBytes }
  }
}

async function shownVersion(stores: Stores): Promise<string | Fault> {
  try {
    return await catalogue(stores).dataVersion()
  } catch (cause) {
    return { what: 'catalogue', words: 'The catalogue of foods cannot be read.', isReadable: false, cause }
  }
}

async function peopleFault(stores: Stores): Promise<Fault | null> {
  try {
    await peopleClient(stores.people).$queryRaw`SELECT 1`
    return null
  } catch (cause) {
    return { what: 'people', words: 'Lists cannot be read.', isReadable: false, cause }
  }
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
