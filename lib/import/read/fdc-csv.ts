import type { SourceRows } from '../source-food'
import { tidy } from '../tidy'
import type { CsvRow } from './csv'
import { ExternalSort } from './external-sort'
import { AMOUNT, DETAIL, FdcFoods, type FdcRow, type FdcTables, FOOD } from './fdc-food'
import { DETAIL_COLUMNS, type FdcKind } from './fdc-kind'
import { baseName, type Member } from './member'
import { mergeJoin } from './merge-join'
import { checkedAmount, NUTRIENTS, nutrientPlace } from './nutrient'
import { PORTION } from './portion'
import { eachRow, type Reading, smallTable, type TableName } from './table'

/** The tables a release of this kind is read from; what else it holds is left unread. */
export function tablesRead(kind: FdcKind): readonly TableName[] {
  const always: readonly TableName[] = ['food', 'food_nutrient', 'nutrient', 'food_category', kind.detail]
  if (kind.dataset === 'usda-branded') return always
  const withPortions: readonly TableName[] = [...always, 'food_portion', 'measure_unit']
  return kind.dataset === 'usda-fndds' ? [...withPortions, 'wweia_food_category'] : withPortions
}

/** How many bytes tables have together. */
export function bytesOfTables(tables: FdcTables): number {
  return [...tables.values()].reduce((sum, { bytes }) => sum + bytes, 0)
}

/**
 * Foods of one kind from FoodData Central's CSV tables. Each table is read once, in whatever order its rows come;
 * what is wanted of it waits sorted by fdc_id, and the foods are put together from that.
 */
export async function* readFdcCsv(
  kind: FdcKind,
  tables: FdcTables,
  scratch: string,
  reading: Reading,
): AsyncGenerator<SourceRows> {
  const { collector } = reading
  const waiting = new ExternalSort<FdcRow>(scratch)
  const units = new Map<string, string>()
  const measures = new Map<string, string>()
  const categories = new Map<string, string>()
  const wweia = new Map<string, string>()
  const foods = new FdcFoods(kind, tables, { categories, wweia }, collector)
  /** Adds a row to those that wait, or rejects one that is of no food. */
  const add = (csv: CsvRow, row: FdcRow) => {
    const id = csv.whole(0)
    if (id > 0) waiting.add(id, row, row[0] === AMOUNT ? 0 : lengthOf(row))
    else collector.rejectKey(foods.files[row[0]] ?? '', csv.line, 'fdc_id', csv.text(0))
  }
  try {
    yield* smallTable(tables.get('nutrient'), ['unit_name', 'id'], reading, units)
    yield* smallTable(tables.get('measure_unit'), ['name', 'id'], reading, measures)
    yield* smallTable(tables.get('food_category'), ['description', 'id'], reading, categories)
    const codeNames = ['wweia_food_category_description', 'wweia_food_category', 'wweia_food_category_code'] as const
    yield* smallTable(tables.get('wweia_food_category'), codeNames, reading, wweia)
    const foodColumns = ['fdc_id', 'data_type', 'description', 'food_category_id']
    yield* eachRow(tables.get('food'), foodColumns, reading, (csv) =>
      add(csv, [FOOD, csv.line, tidy(csv.text(1)), tidy(csv.text(2)), tidy(csv.text(3))]),
    )
    const columns = DETAIL_COLUMNS[kind.dataset]
    yield* eachRow(tables.get(kind.detail), ['fdc_id', ...columns], reading, (csv) =>
      add(csv, [DETAIL, csv.line, ...columns.map((_, place) => tidy(csv.text(place + 1)))]),
    )
    yield* portionRows(tables.get('food_portion'), measures, reading, add)
    const published = tables.has('nutrient') ? NUTRIENTS.map(({ id }) => units.get(String(id)) ?? '') : null
    yield* amountRows(tables.get('food_nutrient'), published, reading, add)
    const join = { files: foods.files, key: 'fdc_id', bytes: bytesOfTables(tables) }
    yield* mergeJoin(waiting, { ...join, onFood: (id, rows) => foods.take(id, rows) }, reading)
  } finally {
    waiting.close()
  }
}

/** How long the texts of a row are together. */
function lengthOf(row: readonly unknown[]): number {
  return row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0)
}

type Add = (csv: CsvRow, row: FdcRow) => void

function portionRows(
  member: Member | undefined,
  measures: ReadonlyMap<string, string>,
  reading: Reading,
  add: Add,
): AsyncGenerator<SourceRows> {
  const columns = ['fdc_id', 'amount', 'measure_unit_id', 'portion_description', 'modifier', 'gram_weight']
  return eachRow(member, columns, reading, (csv, file) => {
    const [amount = '', unit = '', description = '', modifier = '', grams = ''] = [1, 2, 3, 4, 5].map((column) =>
      tidy(csv.text(column)),
    )
    const measure = measures.get(unit) ?? ''
    if (unit !== '' && unit !== '9999' && measure === '' && csv.whole(0) > 0)
      reading.collector.note(file, 'a measure unit that measure_unit.csv does not name')
    add(csv, [PORTION, csv.line, amount, measure, description, modifier, grams])
  })
}

/** `published`: the units of `NUTRIENTS` by nutrient.csv; null where each row has to say its own. */
async function* amountRows(
  member: Member | undefined,
  published: readonly string[] | null,
  reading: Reading,
  add: Add,
): AsyncGenerator<SourceRows> {
  const { collector } = reading
  let others = 0
  const columns = ['fdc_id', 'nutrient_id', 'amount', 'unit_name']
  yield* eachRow(member, columns, reading, (csv, file) => {
    const nutrient = csv.whole(1)
    if (nutrient < 0) {
      const reason = `${JSON.stringify(csv.text(1).slice(0, 40))} is no nutrient id`
      collector.reject({ file, line: csv.line, field: 'nutrient_id', reason, record: csv.text(0) })
      return
    }
    const place = nutrientPlace(nutrient)
    if (place < 0) {
      others += 1
      return
    }
    const text = csv.text(2).trim()
    const unit = published === null ? csv.text(3).trim() || NUTRIENTS[place]?.unit : published[place]
    if (text === '' && csv.whole(0) > 0) collector.note(file, 'no amount given: unknown')
    else add(csv, [AMOUNT, csv.line, place, checkedAmount(place, text, unit ?? '')])
  })
  if (others > 0 && member !== undefined) collector.note(baseName(member), 'nutrients that are not read', others)
}
