import { join } from 'node:path'
import type { Thresholds } from '../nutrition/thresholds'
import type { QueryableIds } from '../schemas/food-query'
import {
  type DatasetDescription,
  datasetsSchema,
  type Group,
  groupsSchema,
  type ImportedDataset,
  importedDatasetsSchema,
  type NamedSource,
  namedSourcesSchema,
  ndbNumberRowSchema,
  plainFoodsSchema,
  type ReferenceAmount,
  type Role,
  referenceAmount,
  referenceAmountRowSchema,
  rolesSchema,
  searchWordsSchema,
  tagWordsSchema,
} from '../schemas/reference-data'
import { thresholdsSchema } from '../schemas/thresholds'
import type { TagWords } from '../search/tag-words'
import { type SearchWords, type Vocabulary, vocabularyOf } from '../search/words'
import { DATA, readDataFile } from './data-file'
import { ProblemCollector, readTable } from './table'

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
  /** How words of names and searches are compared. */
  readonly searchWords: SearchWords
  /** The words of a search that ask for tags. */
  readonly tagWords: TagWords
}

/** Reads and checks everything in the data directory that foods refer to. Throws DataProblems. */
export function readReferenceData(directory: string): ReferenceData {
  const problems = new ProblemCollector()
  const rows = readTable(join(directory, 'reference-amounts.csv'), referenceAmountRowSchema, problems)
  const ndb = readTable(join(directory, 'ndb-numbers.csv'), ndbNumberRowSchema, problems)
  problems.throwIfAny()
  return {
    groups: readDataFile('groups.json', groupsSchema, directory),
    roles: readDataFile('roles.json', rolesSchema, directory),
    namedSources: readDataFile('named-sources.json', namedSourcesSchema, directory),
    referenceAmounts: rows.map(({ value }) => referenceAmount(value)),
    datasets: readDataFile('datasets.json', datasetsSchema, directory),
    importedDatasets: readDataFile('imported-datasets.json', importedDatasetsSchema, directory),
    ndbNumbers: new Map(ndb.map(({ value }) => [value.fdc_id, value.ndb_number])),
    thresholds: readDataFile('thresholds.json', thresholdsSchema, directory),
    plainFoods: readDataFile('plain-foods.json', plainFoodsSchema, directory),
    searchWords: readDataFile('search-words.json', searchWordsSchema, directory),
    tagWords: readDataFile('tag-words.json', tagWordsSchema, directory),
  }
}

let kept: ReferenceData | undefined

/** The project's own reference data, read once. */
export function referenceData(): ReferenceData {
  kept ??= readReferenceData(DATA)
  return kept
}

let words: Vocabulary | undefined

/** How words are compared in this project's searches. */
export function vocabulary(): Vocabulary {
  words ??= vocabularyOf(referenceData().searchWords)
  return words
}

/** The ids that a query may name. */
export function queryableIds(): QueryableIds {
  const { groups, datasets, importedDatasets } = referenceData()
  return { groups: groups.map(({ id }) => id), sources: [...datasets, ...importedDatasets].map(({ id }) => id) }
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
