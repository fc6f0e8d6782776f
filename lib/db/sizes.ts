import { statSync } from 'node:fs'

/** How many bytes a database takes on the disk, with what is written and not yet folded into it. */
export function databaseBytes(file: string): number {
  return fileBytes(file) + fileBytes(`${file}-wal`)
}

function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
