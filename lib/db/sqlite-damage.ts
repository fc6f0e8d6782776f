import { stat } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { DatabaseProblem, databaseProblem } from './problem'

// Reading all of a larger store would keep this process from all else. It is checked whenever it is backed up.
export const MOST_BYTES_READ = 16 * 1024 * 1024

/**
 * Tells whether somebody damaged the file of a store that is in use: looked into anew, since those who have it open go on
 * with the pages that they remember. Looks only where the file itself changed, which it does by ourselves when its log is
 * written into it. Throws DatabaseProblem: `deleted` where no file stands there any more.
 */
export function damageCheck(file: string): () => Promise<boolean> {
  let seen = ''
  let isDamaged = false
  return async () => {
    const { mtimeMs, size } = await stat(file).catch((error: unknown) => {
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      throw isGone ? new DatabaseProblem('deleted', file, { cause: error }) : error
    })
    const state = `${mtimeMs} ${size}`
    if (state === seen) return isDamaged
    isDamaged = looksDamaged(file, size <= MOST_BYTES_READ)
    seen = state
    return isDamaged
  }
}

function looksDamaged(file: string, reads: boolean): boolean {
  try {
    const db = new Database(file, { readonly: true, timeout: 0 })
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get()
      return reads && db.pragma('quick_check(1)', { simple: true }) !== 'ok'
    } finally {
      db.close()
    }
  } catch (error) {
    const kind = databaseProblem(error, file)?.kind
    return kind === 'corrupt' || kind === 'not-a-database'
  }
}
