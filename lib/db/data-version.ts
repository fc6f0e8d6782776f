import Database from 'better-sqlite3'
import { storedVersion } from './meta'

const LOOK_EVERY_MS = 1000

export type DataVersion = {
  /** The data version there is, looked up once a second at most. */
  current(): string
  close(): void
}

/** Follows the data version of a database that other processes may change. */
export function followDataVersion(file: string, known: string, now: () => number = Date.now): DataVersion {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  let version = known
  let looked = now()
  return {
    current: () => {
      const time = now()
      if (time - looked < LOOK_EVERY_MS) return version
      looked = time
      try {
        version = storedVersion(db) ?? version
      } catch {
        // A database that cannot be read just now is told of by the page that needs it.
      }
      return version
    },
    close: () => db.close(),
  }
}
