import { type Holder, holderWords, lockHolder, takeLock } from './process-lock'
import type { Stores } from './stores'

/** Another import has the database. */
export class ImportRunning extends Error {
  constructor(other: Holder | null) {
    super(`Another import is running${holderWords(other)}. Wait until it is done, then try again. Nothing was changed.`)
    this.name = 'ImportRunning'
  }
}

/** The right to change what is imported; returns how to give it back. Throws ImportRunning. */
export function lockImports(stores: Stores, what: string): () => void {
  return takeLock(lockFile(stores), what, (other) => new ImportRunning(other))
}

/** The import, or the removal, that is running now. */
export function runningImport(stores: Stores): Pick<Holder, 'what' | 'since'> | null {
  return lockHolder(lockFile(stores))
}

function lockFile(stores: Stores): string {
  return `${stores.releases}-import`
}
