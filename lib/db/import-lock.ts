import { type Holder, LockTaken, lockHolder, named, takeLock } from './process-lock'
import type { Stores } from './stores'

/** Another import has the database. */
export class ImportRunning extends Error {
  constructor(other: Holder | null) {
    super(`Another import is running${named(other)}. Wait until it is done, then try again. Nothing was changed.`)
    this.name = 'ImportRunning'
  }
}

/** The right to change what is imported; returns how to give it back. Throws ImportRunning. */
export function lockImports(stores: Stores, what: string): () => void {
  try {
    return takeLock(lockFile(stores), what)
  } catch (error) {
    throw error instanceof LockTaken ? new ImportRunning(error.holder) : error
  }
}

/** The import, or the removal, that is running now. */
export function runningImport(stores: Stores): Pick<Holder, 'what' | 'since'> | null {
  return lockHolder(lockFile(stores))
}

function lockFile(stores: Stores): string {
  return `${stores.releases}-import`
}
