import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that nobody but its owner may read, for what holds something of people and is filled by others who
 * leave that to the system: it is closed from the first moment. Throws where there is a file of that name.
 */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600))
}
