import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { prepareStores } from '../build/prepare'
import { preparePostgres } from '../build/prepare-postgres'
import { DataProblems } from '../content/table'
import { type PostgresPlace, placeName, projectPeople } from '../db/people-place'
import { DatabaseProblem } from '../db/problem'
import { projectStores, type Stores } from '../db/stores'
import { log } from '../watch/log'
import { progressView } from './progress'
import { say } from './shell'
import { takeOverAndReport } from './take-over-words'

/** Prepares the stores that DATABASE_URL names and tells the terminal. The data version, or null where it failed. */
export async function prepareAndReport(): Promise<string | null> {
  const view = progressView(process.stdout)
  try {
    const stores = projectStores()
    const people = projectPeople()
    takeOverAndReport(stores)
    if (people.kind === 'postgres') await preparePostgresAndReport(people, stores)
    const peopleElsewhere = people.kind === 'postgres'
    const { version, changed, migrations } = prepareStores({ stores, peopleElsewhere, onProgress: view.show })
    view.end()
    reportMigrations(migrations)
    say(changed ? `The catalogue is ready beside ${stores.people}.` : 'The catalogue is up to date.')
    return version
  } catch (error) {
    view.end()
    console.error(error instanceof DatabaseProblem || error instanceof DataProblems ? error.message : error)
    return null
  }
}

async function preparePostgresAndReport(place: PostgresPlace, { people }: Stores): Promise<void> {
  const { migrations, risks, isEmpty } = await preparePostgres(place)
  reportMigrations(migrations)
  for (const setting of risks) {
    log().warn({ setting }, 'PostgreSQL confirms what a power cut may take back: this setting of it is off')
  }
  say(`People and their lists are in ${placeName(place)}.`)
  if (isEmpty && existsSync(people)) {
    say(`It is empty; what is in ${people} is not shown. To carry it over: npm run people -- move`)
  }
}

function reportMigrations(migrations: readonly string[]): void {
  if (migrations.length > 0) say(`Tables brought up to date: ${migrations.join(', ')}`)
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isCommand && (await prepareAndReport()) === null) process.exitCode = 1
