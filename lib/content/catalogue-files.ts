import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Food, SourceRecord } from '../nutrition/food'
import { grouped } from '../nutrition/grouped'
import { type FoodRow, foodRowSchema, type IfctRow, ifctRowSchema } from '../schemas/food-csv'
import { ifctAmounts, localNames, readIfct } from './ifct'
import { type ReferenceData, readReferenceData } from './reference-data'
import { ProblemCollector, type Row, readTable } from './table'

export const SR_LEGACY = 'usda-sr-legacy'
export const IFCT = 'ifct-2017'

export type Catalogue = {
  readonly foods: readonly Food[]
  readonly reference: ReferenceData
}

export type CatalogueFiles = {
  readonly dataDir: string
  /** The table of the IFCT package. */
  readonly ifctFile: string
}

/** Files whose contents decide the catalogue, in fixed order. */
export function catalogueFileNames({ dataDir, ifctFile }: CatalogueFiles): readonly string[] {
  const own = ['datasets.json', 'foods-ifct.csv', 'groups.json', 'imported-datasets.json', 'named-sources.json']
  const more = [
    'ndb-numbers.csv',
    'plain-foods.json',
    'reference-amounts.csv',
    'roles.json',
    'search-words.json',
    'thresholds.json',
  ]
  return [
    ...[...own, ...more].map((name) => join(dataDir, name)),
    ...filesIn(join(dataDir, 'import'), '.json'),
    ...foodFiles(dataDir),
    ifctFile,
  ]
}

function foodFiles(dataDir: string): readonly string[] {
  return filesIn(join(dataDir, 'foods'), '.csv')
}

function filesIn(directory: string, extension: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => join(directory, name))
}

type Candidate = Row<Food>

/** Reads every food, checks each row and what it refers to. Throws DataProblems with all that is wrong. */
export function readCatalogue(files: CatalogueFiles): Catalogue {
  const reference = readReferenceData(files.dataDir)
  const problems = new ProblemCollector()
  const makeFood = foodMaker(reference, problems)
  const release = (id: string) => reference.datasets.find((dataset) => dataset.id === id)?.release ?? ''

  const own = foodFiles(files.dataDir)
    .flatMap((file) => readTable(file, foodRowSchema, problems))
    .map((row): Candidate => {
      const { mg, k, na, kcal, fdc_id: record } = row.value
      const amounts = { magnesium: mg, potassium: k, sodium: na, energyKcal: kcal }
      return makeFood(row, { id: SR_LEGACY, release: release(SR_LEGACY), record }, amounts, [])
    })

  const figures = readIfct(files.ifctFile)
  const indianFile = join(files.dataDir, 'foods-ifct.csv')
  const rows = readTable(indianFile, ifctRowSchema, problems)
  const indian = rows.flatMap((row): readonly Candidate[] => {
    const found = figures.get(row.value.code)
    if (found === undefined) {
      problems.add({ file: row.file, line: row.line, column: 'code', reason: `IFCT has no food ${row.value.code}` })
      return []
    }
    const source = { id: IFCT, release: release(IFCT), record: row.value.code }
    return [makeFood(row, source, ifctAmounts(found), localNames(found.lang))]
  })
  const written = new Set(rows.map((row) => row.value.code))
  for (const code of figures.keys()) {
    if (!written.has(code)) {
      problems.add({ file: indianFile, line: 1, column: 'code', reason: `${code} of IFCT has no row` })
    }
  }

  const all = [...own, ...indian]
  checkUnique(all, problems)
  const ids = new Set(all.map((candidate) => candidate.value.id))
  for (const [words, id] of Object.entries(reference.plainFoods)) {
    const file = join(files.dataDir, 'plain-foods.json')
    if (!ids.has(id)) problems.add({ file, line: 1, column: words, reason: `there is no food "${id}"` })
  }
  problems.throwIfAny()
  return { foods: all.map((candidate) => candidate.value), reference }
}

function withoutRepeats(name: string, aliases: readonly string[]): readonly string[] {
  const keys = [name, ...aliases].map((one) => one.toLowerCase())
  return aliases.filter((_, at) => keys.indexOf(keys[at + 1] ?? '') === at + 1)
}

function foodMaker(reference: ReferenceData, problems: ProblemCollector) {
  const groups = new Set(reference.groups.map((group) => group.id))
  const roles = new Set(reference.roles.map((role) => role.id))
  const categories = new Map(reference.referenceAmounts.map((amount) => [amount.id, amount]))
  const namedSources = new Map(reference.namedSources.map((named) => [named.id, named]))

  return (
    { file, line, value }: Row<FoodRow | IfctRow>,
    source: SourceRecord,
    amounts: Food['amounts'],
    moreAliases: readonly string[],
  ): Candidate => {
    const problem = (column: string, reason: string) => problems.add({ file, line, column, reason })
    if (!groups.has(value.group)) problem('group', `"${value.group}" is not in groups.json`)
    if (!roles.has(value.role)) problem('role', `"${value.role}" is not in roles.json`)

    const category = categories.get(value.serving_category)
    if (category === undefined) {
      problem('serving_category', `"${value.serving_category}" is not in reference-amounts.csv`)
    } else if (value.serving_grams < category.gramsMin || value.serving_grams > category.gramsMax) {
      const limits = `${category.gramsMin} to ${category.gramsMax} g`
      problem('serving_grams', `${value.serving_grams} g is outside ${category.id}, which is ${limits}`)
    }

    const labels = value.portions.map((portion) => portion.label)
    if (new Set(labels).size < labels.length) problem('portions', 'the same label stands twice')

    const named = value.named.flatMap((id) => {
      const namedSource = namedSources.get(id)
      if (namedSource === undefined) problem('named', `"${id}" is not in named-sources.json`)
      return (namedSource?.naming ?? []).map((naming) => ({ namedSource: id, ...naming }))
    })

    return {
      file,
      line,
      value: {
        id: value.id,
        name: value.name,
        aliases: withoutRepeats(value.name, [...value.aliases, ...moreAliases]),
        group: value.group,
        role: value.role,
        family: value.family,
        preparation: value.preparation,
        prominence: value.prominence,
        source,
        serving: {
          label: value.serving_label,
          grams: value.serving_grams,
          category: value.serving_category,
          state: category?.state ?? 'food',
        },
        portions: value.portions,
        amounts,
        named,
        flags: value.flags,
      },
    }
  }
}

function checkUnique(candidates: readonly Candidate[], problems: ProblemCollector): void {
  const keys: readonly { readonly column: string; readonly of: (food: Food) => string }[] = [
    { column: 'id', of: (food) => food.id },
    { column: 'name', of: (food) => food.name.toLowerCase() },
    { column: 'record', of: (food) => `${food.source.id} ${food.source.record}` },
  ]
  for (const { column, of } of keys) {
    for (const [key, [first, ...others]] of grouped(candidates, ({ value }) => of(value))) {
      const reason = `"${key}" stands already in ${first?.file}, line ${first?.line}`
      for (const { file, line } of others) problems.add({ file, line, column, reason })
    }
  }
}
