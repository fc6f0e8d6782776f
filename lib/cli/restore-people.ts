import { restore } from '../backup/restore'
import type { RestoredSecret } from '../backup/secret'
import { formatCount } from '../nutrition/format'
import { UsageProblem } from './arguments'
import { runPeopleCommand, storesWithPeople } from './people-command'
import { DONE, say } from './shell'

const HELP = `npm run restore -- BACKUP

  BACKUP is a folder that "npm run backup" made, or a file with the database of people alone. Stop the site first. The
  backup is read and compared with itself; then it takes the place of the database, which is kept under another name. The
  secret of the backup is put where the site finds it, and the one that was there is kept as well.

Exit codes: 0 done; 1 it failed; 2 wrong usage; 3 the site still has the database open. Nothing is changed but by 0.`

function secretWords(secret: RestoredSecret): string {
  switch (secret.kind) {
    case 'same':
      return 'The secret that signs cookies is the same as in the backup.'
    case 'none-in-backup':
      return 'There is no secret beside that file: cookies open their lists only if the site has the secret of then.'
    case 'differs-from-environment':
      return 'MINERAL_TABLE_SECRET differs from the secret in the backup: until it is set to that one, no cookie of then opens its lists.'
    case 'restored': {
      const aside = secret.aside === null ? '' : ` The one that was there is kept as ${secret.aside}.`
      return `The secret of the backup is in ${secret.file} now.${aside}`
    }
  }
}

await runPeopleCommand(async (args) => {
  const [from, ...rest] = args
  if (from === undefined || rest.length > 0 || from.startsWith('-')) throw new UsageProblem(HELP)
  const stores = storesWithPeople()
  const { lists, aside, secret, migrations } = await restore({ stores, from })
  say(`${stores.people} is the backup now: ${formatCount(lists)} lists.`)
  if (migrations.length > 0) say(`Its tables were brought up to date: ${migrations.join(', ')}`)
  if (aside !== null) say(`What was there is kept as ${aside}.`)
  say(secretWords(secret))
  return DONE
})
