import { statSync } from 'node:fs'
import { currentRequest } from '../watch/request'
import { DatabaseProblem, sqliteCode } from './problem'

/** What SQLite says where a file is damaged, cut short, or cannot be read. */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN)/

/** A catalogue whose file is damaged or gone: it is made again of what it was made of. */
export function catalogueDamage(file: string, cause?: unknown): DatabaseProblem {
  const words = `The foods cannot all be shown just now: ${file} is damaged or gone. It is being made again by itself; nobody’s lists are touched by that.`
  return new DatabaseProblem('corrupt', file, { words, cause })
}

/** The damage that an error tells of; null where it tells of something else. */
export function damageToldBy(error: unknown, file: string): DatabaseProblem | null {
  return DAMAGE.test(sqliteCode(error)) ? catalogueDamage(file, error) : null
}

/** Lets the answer under way say what stood in its way. */
export function tellRequest(problem: Error): void {
  const request = currentRequest()
  if (request !== undefined) request.trouble ??= problem
}

/** The same as long as nobody replaces a file or writes into it; null where there is none. */
export function fileIdentity(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`
}
