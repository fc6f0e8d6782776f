import { UsageProblem } from './arguments'
import { runMove } from './move'
import { runPeopleCommand } from './people-command'
import { DONE, say } from './shell'

const HELP = `npm run people -- <command>

  move    carry people and their lists over from the SQLite file to the PostgreSQL that PEOPLE_DATABASE_URL names, which
          has to be empty; all of it or nothing. Stop the site first. What the file holds stays as it is.

Exit codes: 0 done, or nothing to do; 1 it failed; 2 wrong usage; 3 the site still has the file open.`

const COMMANDS: Readonly<Record<string, () => Promise<number>>> = { move: runMove }

await runPeopleCommand(async ([name = '', ...rest]) => {
  if (name === 'help' || name === '--help') {
    say(HELP)
    return DONE
  }
  const command = COMMANDS[name]
  if (command === undefined || rest.length > 0) throw new UsageProblem(HELP)
  return command()
})
