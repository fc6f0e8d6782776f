import { pathToFileURL } from 'node:url'
import { waitForChild } from '../build/child/run-child'
import { openStores, prepareStores } from '../build/prepare'
import { catalogueSource, SourceFault } from '../build/share/catalogue-source'
import { catalogueStands } from '../build/share/follow'
import { sharing } from '../build/share/sharing'
import { DataProblems } from '../content/table'
import { DatabaseProblem } from '../db/problem'
import { projectStores, type Stores } from '../db/stores'
import { type ProgressView, progressView } from './progress'
import { publishAndReport } from './publish'
import { complain, say } from './shell'
import { takeOverAndReport } from './take-over-words'

/** Prepares the stores that DATABASE_URL names and tells the terminal. The data version, or null where it failed. */
export function prepareAndReport(): string | null {
  const view = progressView(process.stdout)
  try {
    const stores = projectStores()
    takeOverAndReport(stores)
    const { source, publishTo: folder } = sharing()
    const version = (source === null ? null : followAndReport(stores, source)) ?? makeAndReport(stores, view)
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

function makeAndReport(stores: Stores, view: ProgressView): string {
  const { version, changed, migrations } = prepareStores({ stores, onProgress: view.show })
  view.end()
  if (migrations.length > 0) say(`Tables brought up to date: ${migrations.join(', ')}`)
  say(changed ? `The catalogue is ready beside ${stores.people}.` : 'The catalogue is up to date.')
  return version
}

/**
 * The catalogue of a source: the one that stands is shown, newer ones follow while the site runs; only where none stands
 * it is waited for. Null, and said, where it cannot be had. Throws SourceFault where nothing can be meant by it.
 */
function followAndReport(stores: Stores, source: string): string | null {
  catalogueSource(source)
  const { version: shown, migrations } = openStores(stores)
  if (migrations.length > 0) say(`Tables brought up to date: ${migrations.join(', ')}`)
  if (shown !== null && catalogueStands(stores, shown)) {
    say('The catalogue is there; what its source publishes follows while the site runs.')
    return shown
  }
  say('Fetching the catalogue …')
  const outcome = waitForChild({ single: stores.single, source, again: true })
  if (outcome.ok) {
    say('The catalogue is fetched.')
    return outcome.version
  }
  complain(outcome.words)
  say('The catalogue is made here of data/ and of what is imported here, until its source can be reached.')
  return null
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isCommand && prepareAndReport() === null) process.exitCode = 1
