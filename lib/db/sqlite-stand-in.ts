import { constants, type Stats } from 'node:fs'
import { copyFile, rm, stat } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { beside } from './beside'
import { MOST_BYTES_READ } from './sqlite-damage'

/**
 * Tells whether what stands in the place of a store that is in use is a whole store of people, with a log of its own or
 * without. Looks once at each state of those files; reads all of one up to 16 MB, and of a larger one that it is a store
 * of people: more would keep this process from all else.
 */
export function standInCheck(file: string): (hasOwnLog: boolean) => Promise<boolean> {
  let seen = ''
  let isWhole = false
  return async (hasOwnLog) => {
    const store = await found(file)
    if (store === null) return false
    const log = hasOwnLog ? await found(`${file}-wal`) : null
    const state = `${stateOf(store)} ${log === null ? '' : stateOf(log)}`
    if (state === seen) return isWhole
    isWhole = await looksWhole(file, log !== null, store.size + (log?.size ?? 0) <= MOST_BYTES_READ)
    seen = state
    return isWhole
  }
}

function found(name: string): Promise<Stats | null> {
  return stat(/* turbopackIgnore: true */ name).catch(() => null)
}

function stateOf({ dev, ino, mtimeMs, size }: Stats): string {
  return `${dev}:${ino} ${mtimeMs} ${size}`
}

/** Looked into as a copy: opened under its own name it would share the index of the log with the store that is still open. */
async function looksWhole(file: string, hasOwnLog: boolean, reads: boolean): Promise<boolean> {
  const copy = beside(file, `looked-at-${process.pid}`)
  try {
    await copyFile(file, copy, constants.COPYFILE_FICLONE)
    if (hasOwnLog) await copyFile(`${file}-wal`, `${copy}-wal`, constants.COPYFILE_FICLONE).catch(() => {})
    const db = new Database(copy, { fileMustExist: true })
    try {
      const isOurs = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'Clock'`).get() !== undefined
      return isOurs && (!reads || db.pragma('quick_check(1)', { simple: true }) === 'ok')
    } finally {
      db.close()
    }
  } catch {
    return false
  } finally {
    for (const name of [copy, `${copy}-wal`, `${copy}-shm`]) await rm(name, { force: true })
  }
}
