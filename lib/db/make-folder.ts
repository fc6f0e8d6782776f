import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it that are missing; `mode` says for whom. Node's own recursive way goes on for ever
 * where the system says of a folder that stands that it is not there, as in /proc. Throws what the system says.
 */
export function makeFolder(folder: string, mode?: number): void {
  if (isFolder(folder)) return
  makeFolder(dirname(folder), mode)
  try {
    mkdirSync(/* turbopackIgnore: true */ folder, mode)
  } catch (error) {
    // Another process made it at the same moment.
    if (!isFolder(folder)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(/* turbopackIgnore: true */ path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
