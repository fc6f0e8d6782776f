import { setPriority } from 'node:os'
import { DatabaseProblem } from '../../db/problem'
import { storesAt } from '../../db/stores'
import { prepareStores } from '../prepare'
import { catalogueSource, SourceFault } from '../share/catalogue-source'
import { followCatalogue } from '../share/follow'
import { publishTo } from '../share/publish-to'
import { type ChildOutcome, childTask } from './child-task'

/** Whoever serves goes first. */
const NICENESS = 10

const task = childTask.parse(JSON.parse(process.argv[2] ?? ''))
setPriority(NICENESS)
// Nobody waits for it any more once whoever started it is gone.
process.on('disconnect', () => process.exit(1))

async function done(): Promise<{ readonly version: string; readonly changed: boolean }> {
  const stores = storesAt(task.single)
  switch (task.work) {
    case 'make':
      return prepareStores({ stores, again: task.again })
    case 'follow':
      return await followCatalogue({ stores, source: catalogueSource(task.source), again: task.again })
    case 'publish':
      return publishTo(stores, task.folder)
  }
}

async function outcome(): Promise<ChildOutcome> {
  try {
    const { version, changed } = await done()
    return { ok: true, version, changed }
  } catch (error) {
    const isForeseen = error instanceof SourceFault || error instanceof DatabaseProblem
    const words = error instanceof Error ? (isForeseen ? error.message : (error.stack ?? error.message)) : String(error)
    return { ok: false, words }
  }
}

process.stdout.write(JSON.stringify(await outcome()), () => process.exit(0))
