import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A backup is a folder of its own: the lists and the secret without which no cookie opens them belong together, and
 * appear together.
 */
export const PEOPLE = 'people.db'
export const SECRET = 'session-secret'

const STEM = 'mineral-table-people-'
const WHOLE = /^mineral-table-people-\d{8}T\d{9}Z$/
const PART = /^mineral-table-people-\d{8}T\d{9}Z\.part$/

/** The folder of a backup made at this moment: named to the millisecond, in UTC, so that names sort by time. */
export function backupFolder(parent: string, moment: Date): string {
  for (let time = moment.getTime(); ; time += 1) {
    const name = join(parent, `${STEM}${new Date(time).toISOString().replaceAll(/[-:.]/g, '')}`)
    if (!existsSync(name)) return name
  }
}

/** Where a backup is made until it is whole. */
export function partOf(folder: string): string {
  return `${folder}.part`
}

/** The whole backups in a folder, the oldest first. */
export function backupsIn(parent: string): readonly string[] {
  return foldersIn(parent, WHOLE)
}

/** What was left of backups that were cut off. */
export function partsIn(parent: string): readonly string[] {
  return foldersIn(parent, PART)
}

function foldersIn(parent: string, name: RegExp): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && name.test(entry.name))
    .map((entry) => join(parent, entry.name))
    .toSorted()
}
