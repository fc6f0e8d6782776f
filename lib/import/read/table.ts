import type { SourceRows } from '../source-food'
import { tidy } from '../tidy'
import { CsvReader, type CsvRow } from './csv'
import { asUtf8 } from './encoding'
import { baseName, type Member } from './member'
import type { RowCollector } from './row-collector'
import { SourceProblem } from './source-problem'

/** A table is known by its columns; `not` tells it from one that has them too. */
const SIGNS = [
  { table: 'branded_food', has: ['fdc_id', 'brand_owner', 'gtin_upc', 'serving_size', 'serving_size_unit'], not: [] },
  { table: 'food', has: ['fdc_id', 'data_type', 'description'], not: [] },
  { table: 'food_nutrient', has: ['fdc_id', 'nutrient_id', 'amount'], not: [] },
  { table: 'food_portion', has: ['fdc_id', 'amount', 'measure_unit_id', 'gram_weight'], not: [] },
  { table: 'survey_fndds_food', has: ['fdc_id', 'food_code'], not: [] },
  { table: 'foundation_food', has: ['fdc_id', 'ndb_number', 'footnote'], not: [] },
  { table: 'sr_legacy_food', has: ['fdc_id', 'ndb_number'], not: [] },
  { table: 'nutrient', has: ['id', 'name', 'unit_name', 'nutrient_nbr'], not: [] },
  { table: 'food_category', has: ['id', 'code', 'description'], not: ['food_category_source_id', 'fdc_id'] },
  { table: 'wweia_food_category', has: ['wweia_food_category_description'], not: [] },
  { table: 'measure_unit', has: ['id', 'name'], not: ['description', 'fdc_id', 'unit_name', 'value'] },
] as const

export type TableName = (typeof SIGNS)[number]['table']

export const TABLE_NAMES: readonly TableName[] = SIGNS.map(({ table }) => table)

/** Column names by the first text of a CSV file, lower case; empty where it is none. */
export function readHeader(start: string): readonly string[] {
  const line = start.trimStart().split('\n', 1)[0] ?? ''
  const columns = line.split(',').map((name) => (/^\s*"(.*)"\s*$/.exec(name)?.[1] ?? name.trim()).toLowerCase())
  return columns.length > 1 ? columns : []
}

export function tableOf(columns: readonly string[]): TableName | null {
  const isThere = (name: string) => columns.includes(name)
  return SIGNS.find(({ has, not }) => has.every(isThere) && !not.some(isThere))?.table ?? null
}

/** The columns a table of this name should have and does not. */
export function missingColumns(table: TableName, columns: readonly string[]): readonly string[] {
  return SIGNS.find((sign) => sign.table === table)?.has.filter((name) => !columns.includes(name)) ?? []
}

export type Reading = {
  readonly collector: RowCollector
  readonly signal: AbortSignal | undefined
  readonly onBytes: (count: number) => void
}

/**
 * Goes through a table, where there is one; between pieces it hands on what was found. Rows that are no CSV are
 * rejected by their line.
 */
export async function* eachRow(
  member: Member | undefined,
  wanted: readonly string[],
  { collector, signal, onBytes }: Reading,
  onRow: (row: CsvRow, file: string) => void,
): AsyncGenerator<SourceRows> {
  if (member === undefined) return
  const file = baseName(member)
  const reader = new CsvReader(
    wanted,
    (row) => onRow(row, file),
    (line, reason) => collector.reject({ file, line, field: '', reason, record: null }),
  )
  for await (const chunk of asUtf8(member.chunks(signal, onBytes))) {
    reader.push(chunk)
    yield collector.take()
  }
  reader.end()
  if (reader.recoded > 0) collector.note(file, 'text that is no UTF-8, read as Windows-1252', reader.recoded)
  yield collector.take()
}

const MOST_SMALL_ROWS = 100_000
const MOST_SMALL_CHARACTERS = 8_000_000

/**
 * A table of names, such as units or categories: it fits in memory, or it is not what it says.
 * After the column of names come those that may hold the key: releases call it differently.
 */
export function smallTable(
  member: Member | undefined,
  [value, ...keys]: readonly [string, ...string[]],
  reading: Reading,
  into: Map<string, string>,
): AsyncGenerator<SourceRows> {
  let characters = 0
  return eachRow(member, [value, ...keys], reading, (row, file) => {
    const id = keys.map((_, place) => tidy(row.text(place + 1))).find((text) => text !== '') ?? ''
    const { line } = row
    const words = tidy(row.text(0))
    characters += id.length + words.length
    if (into.size >= MOST_SMALL_ROWS || characters > MOST_SMALL_CHARACTERS)
      throw new SourceProblem('refused', `${file} has more rows, or longer ones, than such a table has.`)
    if (!into.has(id)) into.set(id, words)
    else reading.collector.reject({ file, line, field: keys[0] ?? '', reason: `${id} is given twice`, record: null })
  })
}
