import { BackupRunning, UnsoundStore } from '../backup/backup'
import { NoBackup } from '../backup/restore'
import { NoSecret } from '../backup/secret'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { UsageProblem } from './arguments'
import { BUSY, FAILED, USAGE } from './shell'
import { verifiedWords } from './verify-words'

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
  const foreseen = [UsageProblem, BackupRunning, NoBackup, NoSecret, DatabaseProblem]
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
