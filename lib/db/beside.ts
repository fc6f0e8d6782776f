import { randomUUID } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'

/** A name beside a store's file: `a-people.db` and `rescued` give `a-people-rescued.db`. */
export function beside(file: string, words: string): string {
  const extension = extname(file)
  return join(dirname(file), `${basename(file, extension)}-${words}${extension}`)
}

/** A moment as part of a file's name, to the second, in UTC: names sort by time. */
export function momentInName(moment: Date): string {
  return moment.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
}

/** A moment as part of the name of a file that nobody else makes, not in the same millisecond either. */
export function uniqueInName(moment: Date): string {
  return `${moment.toISOString().replaceAll(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`
}
