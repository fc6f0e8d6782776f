import { isSound, verifyPeople } from '../backup/verify'
import { verifyPostgres } from '../backup/verify-postgres'
import { placeName, projectPeople } from '../db/people-place'
import { formatCount } from '../nutrition/format'
import { UsageProblem } from './arguments'
import { runPeopleCommand } from './people-command'
import { DONE, FAILED, say } from './shell'
import { verifiedWords } from './verify-words'

const HELP = `npm run verify [-- FILE]

  Reads all of the database of people, or of a backup's people.db, and compares it with itself: the file's structure,
  rows that refer to others, and every list with its checksum. Of people in PostgreSQL, the lists alone. Changes nothing;
  the site may run meanwhile.

Exit codes: 0 sound; 1 damaged, or it failed; 2 wrong usage.`

await runPeopleCommand(async (args) => {
  if (args.length > 1 || args[0]?.startsWith('-')) throw new UsageProblem(HELP)
  const [file] = args
  const place = file === undefined ? projectPeople() : ({ kind: 'sqlite', file } as const)
  const verified = place.kind === 'postgres' ? await verifyPostgres(place) : await verifyPeople(place.file)
  const { lists } = verified
  say(
    `${placeName(place)}: ${isSound(verified) ? 'sound' : 'damaged'}${lists === null ? '' : `, ${formatCount(lists.lists)} lists`}`,
  )
  for (const line of verifiedWords(verified)) say(`  ${line}`)
  return isSound(verified) ? DONE : FAILED
})
