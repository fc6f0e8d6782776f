import { closeSync, fsyncSync, openSync, statSync } from 'node:fs'

/** Returns once a file, or the names in a folder, are on the disk. Never for a store that this process has open. */
export function syncFile(path: string): void {
  const isWindows = process.platform === 'win32'
  // Windows syncs only what is open for writing, and no folders.
  if (isWindows && statSync(path).isDirectory()) return
  const descriptor = openSync(path, isWindows ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
