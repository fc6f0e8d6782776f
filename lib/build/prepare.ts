import { pathToFileURL } from 'node:url'
import { SingleBar } from 'cli-progress'
import { DataProblems } from '../content/table'
import { databaseFile } from '../db/file'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { openUpToDate, type PrepareOptions, type PrepareProgress, renewCatalogue } from './renew-catalogue'

export type Prepared = {
  readonly version: string
  /** False where the catalogue was already this version. */
  readonly changed: boolean
  readonly migrations: readonly string[]
}

/**
 * Makes the database ready: its tables brought up to date, the catalogue of `data/` and of the imported releases in
 * it. Throws DatabaseProblem or DataProblems.
 */
export function prepareCatalogue(options: PrepareOptions): Prepared {
  const { db, migrations } = openUpToDate(options.databaseFile)
  try {
    return { ...renewCatalogue(db, options), migrations }
  } catch (error) {
    throw databaseProblem(error, options.databaseFile) ?? error
  } finally {
    db.close()
  }
}

function terminalProgress(): { readonly show: (progress: PrepareProgress) => void; readonly end: () => void } {
  if (!process.stdout.isTTY) {
    const show = ({ phase, done, all }: PrepareProgress) => {
      if (phase === 'foods' && (done === all || done % 500 === 0)) console.log(`Preparing foods: ${done} of ${all}`)
      if (phase === 'orders' && done === all) console.log('Sorting foods: done')
    }
    return { show, end: () => {} }
  }
  let bar: SingleBar | undefined
  let phase: PrepareProgress['phase'] | undefined
  const show = (progress: PrepareProgress) => {
    if (progress.phase !== phase) {
      bar?.stop()
      phase = progress.phase
      const what = phase === 'foods' ? 'Preparing foods' : 'Sorting foods  '
      bar = new SingleBar({ format: `${what} {bar} {value} of {total}`, hideCursor: true })
      bar.start(progress.all, 0)
    }
    bar?.update(progress.done)
  }
  return { show, end: () => bar?.stop() }
}

/** Prepares the database that DATABASE_URL names and tells the terminal. The data version, or null where it failed. */
export function prepareAndReport(): string | null {
  const { show, end } = terminalProgress()
  try {
    const file = databaseFile()
    const { version, changed, migrations } = prepareCatalogue({ databaseFile: file, onProgress: show })
    end()
    if (migrations.length > 0) console.log(`Tables brought up to date: ${migrations.join(', ')}`)
    console.log(changed ? `The catalogue is ready in ${file}.` : 'The catalogue is up to date.')
    return version
  } catch (error) {
    end()
    console.error(error instanceof DatabaseProblem || error instanceof DataProblems ? error.message : error)
    return null
  }
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href
if (isCommand && prepareAndReport() === null) process.exitCode = 1
