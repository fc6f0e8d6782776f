import { DataProblems } from '../content/table'
import { ImportRunning } from '../db/import-lock'
import { DatabaseProblem, databaseProblem } from '../db/problem'
import { projectStores } from '../db/stores'
import { DownloadProblem } from '../import/download/download-problem'
import { SourceProblem } from '../import/read/source-problem'
import { HELP, type Options, readArguments, UsageProblem } from './arguments'
import { runDiff } from './diff'
import { runDownload } from './download'
import { runExport } from './export'
import { runImport } from './import'
import { runList } from './list'
import { runPublish } from './publish'
import { runRemove } from './remove'
import { runRules } from './rules'
import { BUSY, complain, DONE, FAILED, USAGE } from './shell'
import { takeOverAndReport } from './take-over-words'
import { runVerify } from './verify'

type Command = {
  /** How many words follow it, at least and at most. */
  readonly words: readonly [number, number]
  run(words: readonly string[], options: Options): Promise<number>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  download: { words: [1, 1], run: ([release = ''], options) => runDownload(release, options) },
  import: { words: [1, 1], run: ([path = ''], options) => runImport(path, options) },
  list: { words: [0, 0], run: () => runList() },
  verify: { words: [0, 1], run: ([release], options) => runVerify(release, options) },
  rules: { words: [0, 1], run: ([release]) => runRules(release) },
  diff: { words: [2, 2], run: ([before = '', after = ''], options) => runDiff(before, after, options) },
  remove: { words: [1, 1], run: ([release = '']) => runRemove(release) },
  export: { words: [0, 0], run: (_, options) => runExport(options) },
  publish: { words: [1, 1], run: ([folder = '']) => runPublish(folder) },
}

async function main(args: readonly string[]): Promise<number> {
  const { options, words } = readArguments(args)
  const [name, ...rest] = words
  if (options.help || name === 'help') {
    process.stdout.write(HELP)
    return DONE
  }
  if (name === undefined) throw new UsageProblem(HELP)
  const command = COMMANDS[name]
  if (command === undefined) throw new UsageProblem(`There is no command "${name}".\n\n${HELP}`)
  const [least, most] = command.words
  if (rest.length < least || rest.length > most) throw new UsageProblem(HELP)
  takeOverAndReport(projectStores())
  return command.run(rest, options)
}

/** Says what went wrong, in a sentence where it is foreseen; the code to end with. */
function reportError(thrown: unknown): number {
  const error = databaseProblem(thrown, releasesFile()) ?? thrown
  const foreseen = [UsageProblem, ImportRunning, SourceProblem, DownloadProblem, DatabaseProblem, DataProblems]
  const isForeseen = foreseen.some((kind) => error instanceof kind)
  const words = error instanceof Error ? (isForeseen ? error.message : (error.stack ?? error.message)) : error
  complain(String(words))
  if (error instanceof UsageProblem) return USAGE
  const isBusy = error instanceof ImportRunning || (error instanceof DownloadProblem && error.fault === 'running')
  return isBusy ? BUSY : FAILED
}

/** Empty where the variable that names it is what is wrong. */
function releasesFile(): string {
  try {
    return projectStores().releases
  } catch {
    return ''
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? DONE : FAILED))
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (thrown) {
  process.exitCode = reportError(thrown)
}
