import { tmpdir } from 'node:os'
import { basename } from 'node:path'
import type { SourceDataset } from '../../schemas/source-datasets'
import type { SourceRelease, SourceRows } from '../source-food'
import { readAtAGlance } from './at-a-glance'
import { bytesOfTables, readFdcCsv, tablesRead } from './fdc-csv'
import { eachEntry, fieldOf, type JsonFile, readFdcJson } from './fdc-json'
import { FDC_KINDS, type FdcKind } from './fdc-kind'
import { type FoundFiles, findFiles } from './find-files'
import { baseName, type Member } from './member'
import { csvRelease, isoDate, latestOfKinds, releaseInNames, SR_LEGACY_RELEASE } from './release-name'
import { RowCollector } from './row-collector'
import { SourceProblem } from './source-problem'
import type { Reading } from './table'
import type { Workbook } from './workbook'
import type { ZIP_LIMITS } from './zip'

export type OpenSource = {
  readonly release: SourceRelease
  /** What `readBytes` will come to. */
  readonly bytes: number
  /** Each call reads from the beginning. Ends with a SourceProblem where the source proves damaged or holds no food. */
  rows(signal?: AbortSignal): AsyncIterable<SourceRows>
  readBytes(): number
}

export type OpenOptions = {
  /** Needed only where one source holds several tables, as the full download of FoodData Central does. */
  readonly dataset?: SourceDataset
  /** Where large tables wait while they are joined; the system's temporary directory unless told. */
  readonly scratch?: string
  readonly limits?: typeof ZIP_LIMITS
}

type Plan = {
  readonly release: SourceRelease
  readonly bytes: number
  readonly read: (reading: Reading) => AsyncGenerator<SourceRows>
}

/** Opens a published food table at a path: what it is, and a stream of all its rows. */
export async function openSource(path: string, options: OpenOptions = {}): Promise<OpenSource> {
  const { release, bytes, read } = await planFor(path, await findFiles(path, options.limits), options)
  let bytesRead = 0
  return {
    release,
    bytes,
    readBytes: () => Math.round(bytesRead),
    async *rows(signal) {
      bytesRead = 0
      const collector = new RowCollector()
      const onBytes = (count: number) => {
        bytesRead += count
      }
      yield* read({ collector, signal, onBytes })
      yield collector.notes()
      if (collector.foods > 0) return
      throw new SourceProblem('empty', `${basename(path)} holds not one food that can be taken.`)
    },
  }
}

async function planFor(path: string, found: FoundFiles, options: OpenOptions): Promise<Plan> {
  const scratch = options.scratch ?? tmpdir()
  const glance = found.workbooks.find(({ sheet }) => sheet === 'nutrients')
  if (glance !== undefined) return glancePlan(glance, found.workbooks, scratch)
  if (found.workbooks.length > 0)
    throw new SourceProblem('unrecognised', `${path} lacks the survey's file of nutrient values.`)
  const [json] = found.json
  if (json === undefined) return csvPlan(path, found, options, scratch)
  if (found.json.length === 1) return jsonPlan(json, found.names)
  const files = found.json.map(({ member }) => baseName(member)).join('; ')
  throw new SourceProblem('unrecognised', `${path} holds several sources: ${files}. Name one of them.`)
}

async function jsonPlan(json: JsonFile, names: readonly string[]): Promise<Plan> {
  const { dataset } = json.kind
  let release = dataset === 'usda-sr-legacy' ? SR_LEGACY_RELEASE : (releaseInNames(names) ?? '')
  if (release === '')
    for await (const { value } of eachEntry(json)) {
      const date = isoDate(fieldOf(value, 'publicationDate') ?? '')
      if (date > release) release = date
    }
  return {
    release: { dataset, release: release === '' ? 'undated' : release },
    bytes: json.member.bytes,
    read: (reading) => readFdcJson(json, reading),
  }
}

function glancePlan(nutrients: Workbook, workbooks: readonly Workbook[], scratch: string): Plan {
  const ofYears = workbooks.filter(({ years }) => years === nutrients.years)
  const one = (sheet: Workbook['sheet']) => ofYears.find((workbook) => workbook.sheet === sheet) ?? null
  const portions = one('portions')
  const foods = one('foods')
  const unread = workbooks.filter((workbook) => workbook !== nutrients && workbook !== portions && workbook !== foods)
  return {
    release: { dataset: 'usda-fndds', release: nutrients.years === '' ? 'undated' : nutrients.years },
    bytes: nutrients.bytes + (portions?.bytes ?? 0) + (foods?.bytes ?? 0),
    read: (reading) => readAtAGlance({ nutrients, portions, foods, unread }, scratch, reading),
  }
}

async function csvPlan(path: string, found: FoundFiles, options: OpenOptions, scratch: string): Promise<Plan> {
  const { tables, spoilt } = found
  const food = needed(path, found, 'food')
  needed(path, found, 'food_nutrient')
  const kind = await kindOf(food, found, options.dataset)
  const wanted = tablesRead(kind)
  const problem = wanted.map((table) => spoilt.get(table)).find((one) => one !== undefined)
  if (problem !== undefined) throw problem
  const read = new Map([...tables].filter(([table]) => wanted.includes(table)))
  const unread = [...tables].filter(([table]) => !read.has(table)).map(([, member]) => baseName(member))
  return {
    release: { dataset: kind.dataset, release: await csvRelease(kind, food, found.names) },
    // Joining takes about as long as reading, and counts as much.
    bytes: 2 * bytesOfTables(read),
    async *read(reading) {
      for (const file of [...found.others, ...unread]) reading.collector.note(file, 'not needed: left unread', null)
      yield* readFdcCsv(kind, read, scratch, reading)
    },
  }
}

function needed(path: string, { tables, spoilt, others }: FoundFiles, table: 'food' | 'food_nutrient'): Member {
  const member = tables.get(table)
  if (member !== undefined) return member
  const problem = spoilt.get(table)
  if (problem !== undefined) throw problem
  const inner = others.filter((name) => /\.zip$/i.test(name))
  if (tables.size === 0 && inner.length > 0)
    throw new SourceProblem('unrecognised', `${path} holds zips: ${inner.join(', ')}. Unpack it and name one of them.`)
  throw new SourceProblem(
    'unrecognised',
    tables.size === 0 ? `${path} is none of the food tables we read.` : `${path} lacks the table ${table}.csv.`,
  )
}

async function kindOf(food: Member, { tables }: FoundFiles, asked: SourceDataset | undefined): Promise<FdcKind> {
  const detailed = FDC_KINDS.filter(({ detail }) => tables.has(detail))
  const isAsked = ({ dataset }: FdcKind) => asked === undefined || asked === dataset
  const [only] = detailed
  if (only !== undefined && detailed.length === 1 && isAsked(only)) return only
  const latest = await latestOfKinds(food)
  const possible = detailed.length > 0 ? detailed : FDC_KINDS
  const kinds = possible.filter((kind) => latest.has(kind.detail) && isAsked(kind))
  const [kind] = kinds
  if (kind === undefined) throw new SourceProblem('empty', `${baseName(food)} holds no foods of a kind we read.`)
  if (kinds.length === 1) return kind
  throw new SourceProblem(
    'unrecognised',
    `${baseName(food)} holds foods of several tables: ${kinds.map(({ dataset }) => dataset).join(', ')}. Say which.`,
  )
}
