import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { log } from '../watch/log'
import { beside, uniqueInName } from './beside'
import { makePrivateFile } from './private-file'
import { copyInto, type Handles } from './sqlite-handles'
import { syncFile } from './sync-file'

const NEXT_TRY_MS = 60_000

/** Brings to safety what is only in the open connections of a store that somebody deleted or replaced. */
export type Rescue = {
  /**
   * Writes all of it into a new file, once for each loss; where that fails, says so and tries again after a minute at
   * the earliest. Only the connection that is open can do it, and this process does nothing else meanwhile: some
   * milliseconds for each megabyte.
   */
  readonly bringOut: (handles: Handles) => Promise<void>
  /** The store stands in its place: should it go again, that is another loss. */
  readonly over: () => void
}

export function rescueOf(file: string): Rescue {
  let nextTry = Number.NEGATIVE_INFINITY

  async function bringOut(handles: Handles): Promise<void> {
    if (performance.now() < nextTry) return
    nextTry = performance.now() + NEXT_TRY_MS
    try {
      const rescued = await copyOut(handles, file)
      nextTry = Number.POSITIVE_INFINITY
      log().error({ file, rescued }, 'The store was deleted or replaced while in use. What it held is rescued.')
    } catch (error) {
      log().error({ file, err: error }, 'The store was deleted or replaced while in use, and cannot be rescued.')
    }
  }

  return {
    bringOut,
    over: () => {
      nextTry = Number.NEGATIVE_INFINITY
    },
  }
}

/** Returns where the copy is, once it is on the disk. Leaves nothing behind where it fails. */
async function copyOut(handles: Handles, file: string): Promise<string> {
  const to = beside(file, `rescued-${uniqueInName(new Date())}`)
  makePrivateFile(to)
  try {
    await copyInto(handles, to)
    syncFile(to)
    syncFile(dirname(to))
    return to
  } catch (error) {
    await rm(to, { force: true })
    throw error
  }
}
