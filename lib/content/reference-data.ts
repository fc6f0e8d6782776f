import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Thresholds } from '../nutrition/thresholds'
import {
  type DatasetDescription,
  datasetsSchema,
  type Group,
  groupsSchema,
  type ImportedDataset,
  importedDatasetsSchema,
  type NamedSource,
  NDB_NUMBER_COLUMNS,
  namedSourcesSchema,
  ndbNumberRowSchema,
  plainFoodsSchema,
  REFERENCE_AMOUNT_COLUMNS,
  type ReferenceAmount,
  type Role,
  referenceAmountRowSchema,
  rolesSchema,
  searchWordsSchema,
  tagWordsSchema,
} from '../schemas/reference-data'
import { thresholdsSchema } from '../schemas/thresholds'
import type { TagWords } from '../search/tag-words'
import { DataProblems, Problems, readTable } from './table'

/** What the foods refer to. */
export type ReferenceData = {
  readonly groups: readonly Group[]
  readonly roles: readonly Role[]
  readonly namedSources: readonly NamedSource[]
  readonly referenceAmounts: readonly ReferenceAmount[]
  readonly datasets: readonly DatasetDescription[]
  /** Tables that can be brought in. */
  readonly importedDatasets: readonly ImportedDataset[]
  /** NDB number by FDC id of the records that our foods cite. */
  readonly ndbNumbers: ReadonlyMap<string, string>
  readonly thresholds: Thresholds
  /** What somebody means who types just these words: a food id by words. */
  readonly plainFoods: Readonly<Record<string, string>>
  /** The words of a search that ask for tags. */
  readonly tagWords: TagWords
}

function readJson<T>(directory: string, name: string, schema: z.ZodType<T>): T {
  const file = join(directory, name)
  const problem = (column: string, reason: string) => new DataProblems([{ file, line: 1, column, reason }])
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw problem('', error instanceof Error ? error.message : String(error))
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new DataProblems(
    parsed.error.issues.map((issue) => ({ file, line: 1, column: issue.path.join('.'), reason: issue.message })),
  )
}

/** Reads and checks everything in the data directory that foods refer to. Throws DataProblems. */
export function readReferenceData(directory: string): ReferenceData {
  const problems = new Problems()
  const rows = readTable(
    join(directory, 'reference-amounts.csv'),
    REFERENCE_AMOUNT_COLUMNS,
    referenceAmountRowSchema,
    problems,
  )
  const ndb = readTable(join(directory, 'ndb-numbers.csv'), NDB_NUMBER_COLUMNS, ndbNumberRowSchema, problems)
  problems.throwIfAny()
  // Search folds words by this file wherever it is asked to; here it is only checked.
  readJson(directory, 'search-words.json', searchWordsSchema)
  return {
    groups: readJson(directory, 'groups.json', groupsSchema),
    roles: readJson(directory, 'roles.json', rolesSchema),
    namedSources: readJson(directory, 'named-sources.json', namedSourcesSchema),
    referenceAmounts: rows.map((row) => row.value),
    datasets: readJson(directory, 'datasets.json', datasetsSchema),
    importedDatasets: readJson(directory, 'imported-datasets.json', importedDatasetsSchema),
    ndbNumbers: new Map(ndb.map(({ value }) => [value.fdc_id, value.ndb_number])),
    thresholds: readJson(directory, 'thresholds.json', thresholdsSchema),
    plainFoods: readJson(directory, 'plain-foods.json', plainFoodsSchema),
    tagWords: readJson(directory, 'tag-words.json', tagWordsSchema),
  }
}

let kept: ReferenceData | undefined

/** The project's own reference data, read once. */
export function referenceData(): ReferenceData {
  kept ??= readReferenceData(join(process.cwd(), 'data'))
  return kept
}

export function groupName(id: string): string {
  return referenceData().groups.find((group) => group.id === id)?.name ?? id
}

/** What there is to say of the table a food comes from. */
export function datasetOf(source: { readonly id: string; readonly release: string }): DatasetDescription | null {
  const { datasets, importedDatasets } = referenceData()
  const own = datasets.find(({ id }) => id === source.id)
  if (own !== undefined) return own
  const imported = importedDatasets.find(({ id }) => id === source.id)
  if (imported === undefined) return null
  const { release } = source
  return { ...imported, release, citation: imported.citation.replace('{release}', release) }
}
