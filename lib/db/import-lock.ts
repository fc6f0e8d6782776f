import { type Holder, LockTaken, lockHolder, named, takeLock } from './process-lock'

/** Another import has the database. */
export class ImportRunning extends Error {
  constructor(other: Holder | null) {
    super(`Another import is running${named(other)}. Wait until it is done, then try again. Nothing was changed.`)
    this.name = 'ImportRunning'
  }
}

/** The right to change what is imported; returns how to give it back. Throws ImportRunning. */
export function lockImports(databaseFile: string, what: string): () => void {
  try {
    return takeLock(lockFile(databaseFile), what)
  } catch (error) {
    throw error instanceof LockTaken ? new ImportRunning(error.holder) : error
  }
}

/** The import, or the removal, that is running now. */
export function runningImport(databaseFile: string): Pick<Holder, 'what' | 'since'> | null {
  return lockHolder(lockFile(databaseFile))
}

function lockFile(databaseFile: string): string {
  return `${databaseFile}-import`
}
