import { existsSync } from 'node:fs'
import { type Imported, importSource } from '../build/import'
import { projectStores } from '../db/stores'
import { formatCount } from '../nutrition/format'
import { SOURCE_DATASETS } from '../schemas/source-datasets'
import { type Options, UsageProblem } from './arguments'
import { progressView } from './progress'
import { publishIfAsked } from './publish'
import { nameOf, refuseWhereFollowed } from './releases'
import { INTERRUPTED, interruptible, say } from './shell'

export async function runImport(path: string, options: Options): Promise<number> {
  refuseWhereFollowed()
  if (!existsSync(path)) throw new UsageProblem(`There is nothing at ${path}.`)
  const dataset = SOURCE_DATASETS.find((one) => one === options.dataset)
  if (options.dataset !== undefined && dataset === undefined) {
    throw new UsageProblem(`There is no table "${options.dataset}". There is ${SOURCE_DATASETS.join(', ')}.`)
  }
  const { signal, letGo } = interruptible()
  const view = progressView(process.stdout)
  const began = Date.now()
  const stores = projectStores()
  try {
    const imported = await importSource({
      stores,
      path,
      ...(dataset && { dataset }),
      ...(options.rejects !== undefined && { rejectsFile: options.rejects }),
      signal,
      onProgress: (progress) => {
        // From here on nothing is shown before all of it stands: an interrupt may end the process at once.
        if (progress.phase === 'preparing') letGo()
        view.show(progress)
      },
      onNote: say,
    })
    view.end()
    report(imported)
    const seconds = (Date.now() - began) / 1000
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    if (imported.changed) say(`Took ${seconds.toFixed(1)} s and at most ${memory} MB of memory.`)
    return publishIfAsked(stores)
  } catch (error) {
    view.end()
    if (!signal.aborted) throw error
    say('Stopped. The catalogue is as it was; run the import again to finish it.')
    return INTERRUPTED
  } finally {
    letGo()
  }
}

function report({ release, foods, rejected, summary, rejectsFile, changed }: Imported): void {
  if (!changed) {
    say(`${nameOf(release)} was imported from just this file before: ${formatCount(foods)} foods. Nothing changed.`)
    return
  }
  say(`${nameOf(release)} is imported: ${formatCount(foods)} foods, ${formatCount(rejected)} rows rejected.`)
  for (const kind of ['rejected', 'noted'] as const) {
    const reasons = summary.flatMap(({ rows, ...one }) =>
      one.kind === kind && rows !== null ? [{ ...one, rows }] : [],
    )
    if (reasons.length === 0) continue
    say(kind === 'rejected' ? 'Rejected:' : 'Left aside, being no foods of this table:')
    const largestFirst = reasons.toSorted((a, b) => b.rows - a.rows)
    for (const { file, reason, rows } of largestFirst) say(`  ${formatCount(rows)} in ${file}: ${reason}`)
  }
  const unread = summary.filter(({ rows }) => rows === null).map(({ file }) => file)
  if (unread.length > 0) say(`Files not needed and left unread: ${unread.join(', ')}`)
  if (rejectsFile !== null) say(`Every rejected row, with file, line, field and reason, is in ${rejectsFile}`)
}
