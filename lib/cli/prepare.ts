import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { startChild } from '../build/child/run-child'
import { openStores, type PrepareOptions, prepareStores } from '../build/prepare'
import { preparePostgres } from '../build/prepare-postgres'
import { catalogueSource, SourceFault } from '../build/share/catalogue-source'
import { catalogueStands } from '../build/share/follow'
import { sharing } from '../build/share/sharing'
import { DataProblems } from '../content/table'
import { type PostgresPlace, placeName, projectPeople } from '../db/people-place'
import { DatabaseProblem } from '../db/problem'
import { projectStores, type Stores } from '../db/stores'
import { log } from '../watch/log'
import { type ProgressView, progressView } from './progress'
import { publishAndReport } from './publish'
import { complain, say } from './shell'
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
    const make = () => makeAndReport({ stores, peopleElsewhere, onProgress: view.show }, view)
    const { source, publishTo: folder } = sharing()
    const version = (source === null ? null : await followAndReport(stores, source, peopleElsewhere)) ?? make()
    if (folder !== null) publishAndReport(stores, folder)
    return version
  } catch (error) {
    view.end()
    const isForeseen = [DatabaseProblem, DataProblems, SourceFault].some((kind) => error instanceof kind)
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    complain(error instanceof Error && isForeseen ? error.message : stack)
    return null
  }
}

function makeAndReport(options: PrepareOptions, view: ProgressView): string {
  const { version, changed, migrations } = prepareStores(options)
  view.end()
  reportMigrations(migrations)
  say(changed ? `The catalogue is ready beside ${options.stores.releases}.` : 'The catalogue is up to date.')
  return version
}

/**
 * The catalogue of a source: the one that stands is shown, newer ones follow while the site runs; only where none
 * stands it is waited for. Null, and said, where it cannot be had. Throws SourceFault where nothing can be meant by it.
 */
async function followAndReport(stores: Stores, source: string, peopleElsewhere: boolean): Promise<string | null> {
  catalogueSource(source)
  const { version: shown, migrations } = openStores(stores, peopleElsewhere)
  reportMigrations(migrations)
  if (shown !== null && catalogueStands(stores, shown)) {
    say('The catalogue is there; what its source publishes follows while the site runs.')
    return shown
  }
  say('Fetching the catalogue …')
  const outcome = await startChild({ work: 'follow', single: stores.single, source, again: true }).outcome
  if (outcome.ok) {
    say('The catalogue is fetched.')
    return outcome.version
  }
  complain(outcome.words)
  say('The catalogue is made here of data/ and of what is imported here, until its source can be reached.')
  return null
}

async function preparePostgresAndReport(place: PostgresPlace, { people }: Stores): Promise<void> {
  const { migrations, risks, isEmpty } = await preparePostgres(place).catch((error: unknown) => {
    throw error instanceof DatabaseProblem && error.kind === 'unreachable' ? nothingAnswers(place) : error
  })
  reportMigrations(migrations)
  for (const setting of risks) {
    log().warn({ setting }, 'PostgreSQL confirms what a power cut may take back: this setting of it is off')
  }
  say(`People and their lists are in ${placeName(place)}.`)
  if (isEmpty && existsSync(people)) {
    say(`It is empty; what is in ${people} is not shown. To carry it over: npm run people -- move`)
  }
}

function nothingAnswers(place: PostgresPlace): DatabaseProblem {
  const words = `No PostgreSQL answers at ${placeName(place)}. Start it, or correct PEOPLE_DATABASE_URL.`
  return new DatabaseProblem('unreachable', placeName(place), { words })
}

function reportMigrations(migrations: readonly string[]): void {
  if (migrations.length > 0) say(`Tables brought up to date: ${migrations.join(', ')}`)
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isCommand && (await prepareAndReport()) === null) process.exitCode = 1
