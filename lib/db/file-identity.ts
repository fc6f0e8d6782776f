import { type Stats, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Which files stand under the names of a store, each by device and number; null where there is none. */
export type FileIdentity = { readonly store: string | null; readonly log: string | null; readonly index: string | null }

const names = (file: string) => [file, `${file}-wal`, `${file}-shm`] as const

/**
 * Which files stand there now. They are asked for by name alone: opening and closing the file of a store would give up
 * the locks that SQLite holds on it for this process.
 */
export async function identityOf(file: string): Promise<FileIdentity> {
  const [store = null, log = null, index = null] = await Promise.all(
    names(file).map((name) => stat(/* turbopackIgnore: true */ name).then(identity, (error: unknown) => absent(error))),
  )
  return { store, log, index }
}

export function identityNow(file: string): FileIdentity {
  const [store = null, log = null, index = null] = names(file).map((name) => {
    const found = statSync(/* turbopackIgnore: true */ name, { throwIfNoEntry: false })
    return found === undefined ? null : identity(found)
  })
  return { store, log, index }
}

function identity({ dev, ino }: Stats): string {
  return `${dev}:${ino}`
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
  throw error
}
