import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type Database from 'better-sqlite3'
import { readCatalogue } from '../lib/content/catalogue-files'
import { ifctTable } from '../lib/content/ifct'
import { readImportRules, readNameRules } from '../lib/content/import-rules'
import { DataProblems } from '../lib/content/table'
import { catalogueFile, shownFoodCounts } from '../lib/db/catalogue-file'
import { databaseFile } from '../lib/db/file'
import { ImportRunning } from '../lib/db/import-lock'
import { DatabaseProblem, databaseProblem } from '../lib/db/problem'
import { completeReleases, datasets, type StoredRelease, shownReleases } from '../lib/db/releases'
import { SourceProblem } from '../lib/import/read/source-problem'
import { differences } from './diff'
import { exportCsv, exportJson } from './export'
import { type Imported, importSource, removeRelease } from './import'
import { openUpToDate, renewCatalogue } from './prepare'
import { progressView } from './progress'
import { verifyRelease } from './verify'

const DATA = fileURLToPath(new URL('../data', import.meta.url))

const HELP = `npm run catalogue -- <command>

  import <zip | folder | file>     bring in a published food table, recognised by its content
      --dataset <dataset>            which table, where a source holds several
      --rejects <file>               where rejected rows go; beside the database unless told
  list                             what is imported
  verify [<release>]               check what is stored against itself and its files
      --file <path>                  where the file of the release is now
  diff <release> <release>         what a release added, withdrew and changed
      --json                         one JSON object a line
  remove <release>                 take a release away; the one before it is shown again
  export                           foods with amounts, tags, receipts and provenance
      --csv | --json                 the format; CSV unless told
      --out <file>                   a file; standard output unless told

A release is written usda-foundation@2025-04-24, or 2025-04-24 where only one table has it.
Tables: ${datasets.join(', ')}.

Exit codes: 0 done, or nothing to do; 1 it failed, or verify found faults; 2 wrong usage;
3 another import is running; 130 interrupted. The catalogue is only ever wholly the old or wholly the new one.
`

const DONE = 0
const FAILED = 1
const USAGE = 2
const BUSY = 3
const INTERRUPTED = 130

class UsageProblem extends Error {}

const say = (line: string) => process.stdout.write(`${line}\n`)
const count = (value: number) => value.toLocaleString('en')
const nameOf = ({ dataset, release }: { readonly dataset: string; readonly release: string }) => `${dataset}@${release}`

function chosenRelease(releases: readonly StoredRelease[], words: string): StoredRelease {
  const found = releases.filter((one) => nameOf(one) === words || one.release === words || one.dataset === words)
  const [one, another] = found
  if (one === undefined) {
    const known = releases.length === 0 ? 'None is.' : `There is ${releases.map(nameOf).join(', ')}.`
    throw new UsageProblem(`No release "${words}" is imported. ${known}`)
  }
  if (another !== undefined) throw new UsageProblem(`"${words}" may be ${found.map(nameOf).join(' or ')}. Say which.`)
  return one
}

function withDatabase<T>(work: (db: Database.Database) => T): T {
  const file = databaseFile()
  if (!existsSync(file)) throw new DatabaseProblem('missing', file)
  const { db } = openUpToDate(file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

type Flags = {
  readonly dataset?: string | undefined
  readonly rejects?: string | undefined
  readonly file?: string | undefined
  readonly out?: string | undefined
  readonly json?: boolean | undefined
  readonly csv?: boolean | undefined
}

function report({ release, foods, rejected, summary, rejectsFile, changed }: Imported): void {
  if (!changed) {
    say(`${nameOf(release)} was imported from just this file before: ${count(foods)} foods. Nothing changed.`)
    return
  }
  say(`${nameOf(release)} is imported: ${count(foods)} foods, ${count(rejected)} rows rejected.`)
  for (const kind of ['rejected', 'noted'] as const) {
    const reasons = summary.filter((one) => one.kind === kind && one.rows !== null)
    if (reasons.length === 0) continue
    say(kind === 'rejected' ? 'Rejected:' : 'Left aside, being no foods of this table:')
    const largestFirst = reasons.toSorted((a, b) => (b.rows ?? 0) - (a.rows ?? 0))
    for (const { file, reason, rows } of largestFirst) say(`  ${count(rows ?? 0)} in ${file}: ${reason}`)
  }
  const unread = summary.filter(({ rows }) => rows === null).map(({ file }) => file)
  if (unread.length > 0) say(`Files not needed and left unread: ${unread.join(', ')}`)
  if (rejectsFile !== null) say(`Every rejected row, with file, line, field and reason, is in ${rejectsFile}`)
}

async function runImport(path: string, flags: Flags): Promise<number> {
  if (!existsSync(path)) throw new UsageProblem(`There is nothing at ${path}.`)
  const dataset = datasets.find((one) => one === flags.dataset)
  if (flags.dataset !== undefined && dataset === undefined) {
    throw new UsageProblem(`There is no table "${flags.dataset}". There is ${datasets.join(', ')}.`)
  }
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const view = progressView(process.stdout)
  const began = Date.now()
  try {
    const imported = await importSource({
      databaseFile: databaseFile(),
      path,
      ...(dataset && { dataset }),
      ...(flags.rejects !== undefined && { rejectsFile: flags.rejects }),
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.phase === 'preparing') {
          // One transaction from here on: an interrupt may end the process at once, and SQLite keeps the old state.
          process.off('SIGINT', interrupt)
          process.off('SIGTERM', interrupt)
        }
        view.show(progress)
      },
      onNote: say,
    })
    view.end()
    report(imported)
    const seconds = (Date.now() - began) / 1000
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    if (imported.changed) say(`Took ${seconds.toFixed(1)} s and at most ${memory} MB of memory.`)
    return DONE
  } catch (error) {
    view.end()
    if (!stop.signal.aborted) throw error
    say('Stopped. The catalogue is as it was; run the import again to finish it.')
    return INTERRUPTED
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

function runList(): number {
  return withDatabase((db) => {
    const releases = completeReleases(db)
    const shown = new Set(shownReleases(releases).map(({ id }) => id))
    if (releases.length === 0) say('No food table is imported. The catalogue holds our own foods.')
    const unknown = db.prepare(
      `SELECT coalesce(sum(magnesium IS NULL), 0) AS magnesium, coalesce(sum(potassium IS NULL), 0) AS potassium,
         coalesce(sum(sodium IS NULL), 0) AS sodium FROM SourceFood WHERE releaseId = ?`,
    )
    for (const release of releases) {
      const { id, foods, rejected, importedAt, file } = release
      const without = Object.entries(unknown.get(id) as Record<string, number>)
      say(`${nameOf(release)}${shown.has(id) ? ', shown' : ''}`)
      say(`  ${count(foods)} foods, ${count(rejected)} rows rejected, imported ${importedAt} from ${file}`)
      say(`  unknown: ${without.map(([mineral, rows]) => `${mineral} in ${count(rows)}`).join(', ')}`)
    }
    const { all, ours } = shownFoodCounts(db)
    say(`The catalogue shows ${count(all)} foods, ${count(ours)} of them named and sorted by hand.`)
    return DONE
  })
}

async function runVerify(words: string | undefined, flags: Flags): Promise<number> {
  const file = databaseFile()
  if (!existsSync(file)) throw new DatabaseProblem('missing', file)
  const { db } = openUpToDate(file)
  try {
    const releases = completeReleases(db)
    const chosen = words === undefined ? releases : [chosenRelease(releases, words)]
    let faulty = false
    for (const release of chosen) {
      const { faults, unchecked } = await verifyRelease(db, release, flags.file)
      faulty ||= faults.length > 0
      say(`${nameOf(release)}: ${faults.length > 0 ? 'faults' : unchecked.length > 0 ? 'sound' : 'as published'}`)
      for (const line of [...faults, ...unchecked]) say(`  ${line}`)
    }
    const { changed } = renewCatalogue(db, { databaseFile: file })
    say(changed ? 'The catalogue was out of date and is prepared anew.' : 'The catalogue follows from these releases.')
    return faulty ? FAILED : DONE
  } finally {
    db.close()
  }
}

function runDiff(first: string, second: string, { json }: Flags): number {
  return withDatabase((db) => {
    const releases = completeReleases(db)
    const [before, after] = [chosenRelease(releases, first), chosenRelease(releases, second)]
    const catalogue = readCatalogue({ dataDir: DATA, ifctFile: ifctTable() })
    const making = { rules: readImportRules(DATA), names: readNameRules(DATA) }
    const totals = { added: 0, withdrawn: 0, changed: 0 }
    for (const difference of differences(db, before, after, catalogue, making)) {
      totals[difference.kind] += 1
      if (json) {
        say(JSON.stringify(difference))
        continue
      }
      say(`${difference.kind} ${difference.record} ${difference.description}`)
      if (difference.kind !== 'changed') continue
      const { record, recordBefore, description, descriptionBefore, amounts, tags } = difference
      if (recordBefore !== record) say(`  record was ${recordBefore}`)
      if (descriptionBefore !== description) say(`  was called ${descriptionBefore}`)
      for (const { figure, before: old, after: now } of amounts) {
        say(`  ${FIGURES[figure]}: ${old ?? 'unknown'} → ${now ?? 'unknown'} in 100 g`)
      }
      for (const { tag, change, why } of tags) say(`  ${change} ${tag}. Before ${why}`)
    }
    if (!json) {
      const words = `${totals.added} added, ${totals.withdrawn} withdrawn, ${totals.changed} changed`
      say(`From ${nameOf(before)} to ${nameOf(after)}: ${words}.`)
    }
    return DONE
  })
}

const FIGURES = {
  magnesium: 'magnesium mg',
  potassium: 'potassium mg',
  sodium: 'sodium mg',
  energyKcal: 'energy kcal',
} as const

async function runRemove(words: string): Promise<number> {
  const view = progressView(process.stdout)
  const removed = await removeRelease(
    {
      databaseFile: databaseFile(),
      onProgress: view.show,
    },
    (releases) => chosenRelease(releases, words),
  )
  view.end()
  say(`${nameOf(removed)} is removed.`)
  return DONE
}

async function runExport({ csv, json, out }: Flags): Promise<number> {
  if (csv && json) throw new UsageProblem('Say --csv or --json, not both.')
  const file = databaseFile()
  const { thresholds } = readCatalogue({ dataDir: DATA, ifctFile: ifctTable() }).reference
  const { version } = withDatabase((db) => renewCatalogue(db, { databaseFile: file }))
  const pieces = (json ? exportJson : exportCsv)(catalogueFile(file, version), thresholds)
  if (out === undefined) {
    for (const piece of pieces) {
      if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve))
    }
    return DONE
  }
  const unfinished = `${out}.part`
  const handle = await open(unfinished, 'w')
  try {
    for (const piece of pieces) await handle.write(piece)
    await handle.close()
    await rename(unfinished, out)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(unfinished, { force: true })
    throw error
  }
  return DONE
}

const COMMANDS: Readonly<
  Record<string, { readonly words: readonly [number, number]; run(words: readonly string[], flags: Flags): unknown }>
> = {
  import: { words: [1, 1], run: ([path = ''], flags) => runImport(path, flags) },
  list: { words: [0, 0], run: () => runList() },
  verify: { words: [0, 1], run: ([release], flags) => runVerify(release, flags) },
  diff: { words: [2, 2], run: ([before = '', after = ''], flags) => runDiff(before, after, flags) },
  remove: { words: [1, 1], run: ([release = '']) => runRemove(release) },
  export: { words: [0, 0], run: (_, flags) => runExport(flags) },
}

async function main(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  let parsed: { readonly values: Flags & { readonly help?: boolean | undefined }; readonly positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { dataset: text, rejects: text, file: text, out: text, json: flag, csv: flag, help: flag },
    })
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error))
  }
  const [name, ...words] = parsed.positionals
  if (parsed.values.help || name === 'help') {
    process.stdout.write(HELP)
    return DONE
  }
  const command = name === undefined ? undefined : COMMANDS[name]
  if (command === undefined)
    throw new UsageProblem(name === undefined ? HELP : `There is no command "${name}".\n\n${HELP}`)
  const [least, most] = command.words
  if (words.length < least || words.length > most) throw new UsageProblem(HELP)
  return Number(await command.run(words, parsed.values))
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? DONE : FAILED))
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (thrown) {
  const file = (() => {
    try {
      return databaseFile()
    } catch {
      return ''
    }
  })()
  const error = databaseProblem(thrown, file) ?? thrown
  const told =
    error instanceof UsageProblem ||
    error instanceof ImportRunning ||
    error instanceof SourceProblem ||
    error instanceof DatabaseProblem ||
    error instanceof DataProblems
  process.stderr.write(`${told ? error.message : error instanceof Error ? (error.stack ?? error.message) : error}\n`)
  process.exitCode = error instanceof UsageProblem ? USAGE : error instanceof ImportRunning ? BUSY : FAILED
}
