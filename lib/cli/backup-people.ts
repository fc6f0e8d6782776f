import { parseArgs } from 'node:util'
import { backUp } from '../backup/backup'
import { formatCount } from '../nutrition/format'
import { UsageProblem } from './arguments'
import { runPeopleCommand, storesWithPeople } from './people-command'
import { DONE, say } from './shell'

const KEPT = 14

const HELP = `npm run backup -- FOLDER [--keep NUMBER]

  Copies the database of people, and the secret that signs their cookies, into a folder of its own inside FOLDER, named
  by time. The site may run meanwhile. The copy is read and compared with itself before it appears. The newest ${KEPT}, or
  NUMBER, are kept. It holds everybody's lists and the key to them: keep it where nobody else can read it.

Exit codes: 0 done; 1 it failed; 2 wrong usage; 3 another backup is being made there.`

function read(args: readonly string[]): { readonly folder: string; readonly keep: number } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { keep: { type: 'string', default: String(KEPT) } },
    })
    const [folder, ...rest] = positionals
    if (folder === undefined || rest.length > 0 || !/^[1-9]\d{0,4}$/.test(values.keep)) throw new UsageProblem(HELP)
    return { folder, keep: Number(values.keep) }
  } catch (error) {
    throw error instanceof UsageProblem ? error : new UsageProblem(HELP)
  }
}

await runPeopleCommand(async (args) => {
  const { folder, keep } = read(args)
  const made = await backUp({ stores: storesWithPeople(), folder, keep })
  const lists = made.lists === null ? 'lists of an older version' : `${formatCount(made.lists)} lists`
  say(`${made.folder}: ${lists} and the secret, verified.`)
  for (const old of made.removed) say(`Removed ${old}: the newest ${formatCount(keep)} are kept.`)
  return DONE
})
