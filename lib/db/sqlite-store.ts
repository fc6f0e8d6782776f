import { rename } from 'node:fs/promises'
import { log } from '../watch/log'
import { uniqueInName } from './beside'
import { type FileIdentity, identityOf } from './file-identity'
import { DatabaseProblem, databaseProblem } from './problem'
import { rescueOf } from './rescue'
import { damageCheck } from './sqlite-damage'
import { closeHandles, foldLog, type Handles, openHandles } from './sqlite-handles'
import { standInCheck } from './sqlite-stand-in'

/**
 * A store in SQLite that is in use for long, and whose files others may delete or replace meanwhile. SQLite itself does
 * not notice: it goes on with files that no name leads to any more, and all of it is gone when it closes.
 */
export type SqliteStore = {
  /** Asks what only reads: of the store as it was when it was last whole. Throws DatabaseProblem. */
  readonly read: <T>(ask: (handles: Handles) => Promise<T>, until: number) => Promise<T>
  /** For what writes, once the very files that are open stand under their names. Throws DatabaseProblem. */
  readonly toWrite: (until: number) => Promise<Handles>
  /** After a commit: returns once what was committed is on the disk, in the file that everybody finds. Throws DatabaseProblem. */
  readonly confirm: (until: number) => Promise<void>
  readonly close: () => void
}

export function sqliteStore(file: string): SqliteStore {
  let opening: Promise<Handles> | null = null
  let open: Handles | null = null
  const isDamaged = damageCheck(file)
  const isWhole = standInCheck(file)
  const rescue = rescueOf(file)

  async function toOpen(until: number): Promise<Handles> {
    if (open !== null) return open
    opening ??= openHandles(file, until).finally(() => {
      opening = null
    })
    open = await opening
    return open
  }

  async function read<T>(ask: (handles: Handles) => Promise<T>, until: number): Promise<T> {
    // Asked without a pause in between, in which somebody else might close it.
    while (open === null) await toOpen(until)
    return ask(open)
  }

  async function toWrite(until: number): Promise<Handles> {
    const handles = await toOpen(until)
    const now = await identityOf(file)
    if (isSame(now, handles.identity)) {
      rescue.over()
      if (await isDamaged()) throw new DatabaseProblem('corrupt', file)
      return handles
    }
    if (now.store === handles.identity.store) {
      await renewLog(handles, now, until)
    } else {
      await rescue.bringOut(handles)
      if (now.store === null) throw new DatabaseProblem('deleted', file)
      if (!(await isWhole(now.log !== handles.identity.log))) throw new DatabaseProblem('replaced', file)
      log().warn({ file }, 'Another whole store stands in the place of the one in use. It is used from now on.')
      await emptyLog(handles, until)
      release(handles)
    }
    return toOpen(until)
  }

  async function confirm(until: number): Promise<void> {
    const handles = open
    if (handles === null) throw new DatabaseProblem('deleted', file)
    const now = await identityOf(file)
    if (isSame(now, handles.identity)) return
    if (now.store === handles.identity.store) return renewLog(handles, now, until)
    await rescue.bringOut(handles)
    throw new DatabaseProblem(now.store === null ? 'deleted' : 'replaced', file)
  }

  /** The log, or its index, was deleted or replaced: what only that log holds goes into the store, then anew. */
  async function renewLog(handles: Handles, now: FileIdentity, until: number): Promise<void> {
    try {
      await foldLog(handles, until)
    } catch (error) {
      throw databaseProblem(error, file) ?? new DatabaseProblem('busy', file, { cause: error })
    }
    // A log that somebody else put there would be replayed over the store.
    if (now.log !== null && now.log !== handles.identity.log) {
      await rename(`${file}-wal`, `${file}-wal-set-aside-${uniqueInName(new Date())}`)
    }
    log().warn({ file }, 'The log of the store was deleted while it was in use. What it held is in the store now.')
    release(handles)
  }

  function release(handles: Handles): void {
    if (open === handles) open = null
    rescue.over()
    closeHandles(file, handles)
  }

  return {
    read,
    toWrite,
    confirm,
    close: () => {
      if (open !== null) release(open)
    },
  }

  /** What is in the log of before must not be replayed over the store that stands there now. */
  async function emptyLog(handles: Handles, until: number): Promise<void> {
    try {
      await foldLog(handles, until)
    } catch (error) {
      throw databaseProblem(error, file) ?? new DatabaseProblem('replaced', file, { cause: error })
    }
  }
}

function isSame(one: FileIdentity, other: FileIdentity): boolean {
  return one.store === other.store && one.log === other.log && one.index === other.index
}
