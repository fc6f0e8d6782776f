import { BackupRunning, UnsoundStore } from '../backup/backup'
import { NoBackup } from '../backup/restore'
import { NoSecret } from '../backup/secret'
import { MoveProblem } from '../build/move-people'
import { placeName, projectPeople } from '../db/people-place'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { projectStores, type Stores } from '../db/stores'
import { UsageProblem } from './arguments'
import { BUSY, FAILED, USAGE } from './shell'
import { verifiedWords } from './verify-words'

/** The stores, where people are in the file among them. Throws UsageProblem where they are in PostgreSQL. */
export function storesWithPeople(): Stores {
  const place = projectPeople()
  if (place.kind === 'sqlite') return projectStores()
  throw new UsageProblem(
    `People are in ${placeName(place)}. Back PostgreSQL up with pg_dump and restore it with pg_restore, and keep the secret beside; the README says how.`,
  )
}

/** Runs a command about the store of people: says what went wrong, in a sentence where it is foreseen. */
export async function runPeopleCommand(run: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2))
  } catch (thrown) {
    const error = databaseProblem(thrown, 'of people') ?? thrown
    process.stderr.write(`${wordsOf(error)}\n`)
    process.exitCode = codeOf(error)
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof UnsoundStore) return [error.message, ...verifiedWords(error.verified)].join('\n  ')
  if (!(error instanceof Error)) return String(error)
  const foreseen = [UsageProblem, BackupRunning, NoBackup, NoSecret, MoveProblem, DatabaseProblem]
  const isOfTheSystem = 'code' in error && 'syscall' in error
  return isOfTheSystem || foreseen.some((kind) => error instanceof kind)
    ? error.message
    : (error.stack ?? error.message)
}

function codeOf(error: unknown): number {
  if (error instanceof UsageProblem) return USAGE
  const isBusy = error instanceof BackupRunning || (error instanceof DatabaseProblem && error.kind === 'locked')
  return isBusy ? BUSY : FAILED
}
