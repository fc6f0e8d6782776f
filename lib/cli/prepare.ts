import { pathToFileURL } from 'node:url'
import { prepareStores } from '../build/prepare'
import { DataProblems } from '../content/table'
import { DatabaseProblem } from '../db/problem'
import { projectStores } from '../db/stores'
import { progressView } from './progress'
import { say } from './shell'
import { takeOverAndReport } from './take-over-words'

/** Prepares the stores that DATABASE_URL names and tells the terminal. The data version, or null where it failed. */
export function prepareAndReport(): string | null {
  const view = progressView(process.stdout)
  try {
    const stores = projectStores()
    takeOverAndReport(stores)
    const { version, changed, migrations } = prepareStores({ stores, onProgress: view.show })
    view.end()
    if (migrations.length > 0) say(`Tables brought up to date: ${migrations.join(', ')}`)
    say(changed ? `The catalogue is ready beside ${stores.people}.` : 'The catalogue is up to date.')
    return version
  } catch (error) {
    view.end()
    console.error(error instanceof DatabaseProblem || error instanceof DataProblems ? error.message : error)
    return null
  }
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isCommand && prepareAndReport() === null) process.exitCode = 1
