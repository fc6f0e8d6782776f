import { parseArgs } from 'node:util'
import { MoveProblem } from '../build/move-people'
import { DatabaseProblem } from '../db/problem'
import { UsageProblem } from './arguments'
import { runMove } from './move'
import { DONE, FAILED, say, USAGE } from './shell'

const HELP = `npm run people -- <command>

  move    carry people and their lists over from the SQLite file to the PostgreSQL that
          PEOPLE_DATABASE_URL names, which has to be empty; all of it or nothing. Stop the
          site first. What the file holds stays as it is.

Exit codes: 0 done, or nothing to do; 1 it failed; 2 wrong usage.`

const COMMANDS: Readonly<Record<string, () => Promise<number>>> = { move: runMove }

async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { help: { type: 'boolean' } },
  })
  const [name, ...rest] = positionals
  if (values.help === true || name === 'help') {
    say(HELP)
    return DONE
  }
  const command = name === undefined ? undefined : COMMANDS[name]
  if (command === undefined || rest.length > 0) throw new UsageProblem(HELP)
  return command()
}

/** Says what went wrong, in a sentence where it is foreseen; the code to end with. */
function reportError(error: unknown): number {
  const isForeseen = [UsageProblem, MoveProblem, DatabaseProblem].some((kind) => error instanceof kind)
  const words = error instanceof Error ? (isForeseen ? error.message : (error.stack ?? error.message)) : error
  process.stderr.write(`${words}\n`)
  return error instanceof UsageProblem ? USAGE : FAILED
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = reportError(error)
}
