import { chmodSync, statSync } from 'node:fs'

const OTHERS = 0o007

/**
 * Takes from everybody else on this machine what they may do with a store of people, and with its log. Whom its group is
 * for stays the operator's own decision. On Windows nothing is changed: there files have no such mode.
 */
export function closeToOthers(file: string): void {
  if (process.platform === 'win32') return
  for (const name of [file, `${file}-wal`, `${file}-shm`]) {
    const mode = statSync(/* turbopackIgnore: true */ name, { throwIfNoEntry: false })?.mode
    if (mode !== undefined && (mode & OTHERS) !== 0) chmodSync(name, mode & 0o777 & ~OTHERS)
  }
}
