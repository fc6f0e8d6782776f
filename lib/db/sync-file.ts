import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Returns once a file, or the names in a folder, are on the disk. Never for a store that this process has open. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
