import { type Moved, movePeople } from '../build/move-people'
import { projectPeople } from '../db/people-place'
import { projectStores } from '../db/stores'
import { formatCount } from '../nutrition/format'
import { UsageProblem } from './arguments'
import { progressView } from './progress'
import { DONE, say } from './shell'
import { takeOverAndReport } from './take-over-words'

/** Moves people and their lists to the PostgreSQL that PEOPLE_DATABASE_URL names. */
export async function runMove(): Promise<number> {
  const place = projectPeople()
  if (place.kind === 'sqlite') {
    throw new UsageProblem('Set PEOPLE_DATABASE_URL to where people are to move: postgresql://user@host:5432/name.')
  }
  const stores = projectStores()
  takeOverAndReport(stores)
  const view = progressView(process.stdout)
  try {
    const moved = await movePeople(stores, place, view.show)
    view.end()
    report(moved)
    return DONE
  } finally {
    view.end()
  }
}

function report({ kind, from, to, people, lists, rows, cleaned }: Moved): void {
  const what = `people: ${formatCount(people)}, lists: ${formatCount(lists)}, rows in all: ${formatCount(rows)}`
  if (kind === 'there') {
    say(`${to} holds all of ${from} already, compared row by row; ${what}.`)
    return
  }
  say(`Moved to ${to} and compared row by row; ${what}.`)
  if (cleaned > 0) {
    say(
      `Lists in whose names PostgreSQL cannot keep a character: ${formatCount(cleaned)}. A space stands in its place.`,
    )
  }
  say(`${from} is left as it was; nothing uses it any more while PEOPLE_DATABASE_URL is set.`)
}
