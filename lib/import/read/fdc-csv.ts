import type { SourceRows } from '../source-food'
import type { Account } from './account'
import type { CsvRow } from './csv'
import { FdcJoin } from './fdc-join'
import type { FdcKind } from './fdc-kind'
import type { DetailCells, FdcTables, FoodCells, NutrientCells, PortionCells, Waiting } from './fdc-rows'
import { baseName, type Member } from './member'
import { checkedAmount, NUTRIENTS, nutrientPlace, unitFactor } from './nutrient'
import { SortedRecords } from './sorted-records'
import { eachRow, type Reading, smallTable, type TableName, tidy } from './table'

/** The tables a release of this kind is read from; what else it holds is left unread. */
export function tablesRead(kind: FdcKind): readonly TableName[] {
  const named: readonly TableName[] = ['food', 'food_nutrient', 'nutrient', 'food_category', kind.detail]
  if (kind.dataset === 'usda-branded') return named
  const measured: readonly TableName[] = [...named, 'food_portion', 'measure_unit']
  return kind.dataset === 'usda-fndds' ? [...measured, 'wweia_food_category'] : measured
}

/** How many bytes the tables have that a release of this kind is read from. */
export function bytesRead(kind: FdcKind, tables: FdcTables): number {
  return tablesRead(kind).reduce((sum, name) => sum + (tables.get(name)?.bytes ?? 0), 0)
}

/**
 * Foods of one kind from FoodData Central's CSV tables. Each table is read once, in whatever order its rows come;
 * what is wanted of it waits sorted by fdc_id, and the foods are put together side by side.
 */
export async function* readFdcCsv(
  kind: FdcKind,
  tables: FdcTables,
  scratch: string,
  reading: Reading,
): AsyncGenerator<SourceRows> {
  const waiting: Waiting = {
    foods: new SortedRecords(scratch),
    details: new SortedRecords(scratch),
    nutrients: new SortedRecords(scratch),
    portions: new SortedRecords(scratch),
  }
  const units = new Map<string, string>()
  const measures = new Map<string, string>()
  const categories = new Map<string, string>()
  const wweia = new Map<string, string>()
  try {
    const read = new Set(tablesRead(kind))
    const table = (name: TableName) => (read.has(name) ? tables.get(name) : undefined)
    yield* smallTable(table('nutrient'), ['unit_name', 'id'], reading, units)
    yield* smallTable(table('measure_unit'), ['name', 'id'], reading, measures)
    yield* smallTable(table('food_category'), ['description', 'id'], reading, categories)
    const codes = table('wweia_food_category')
    const codeNames = ['wweia_food_category_description', 'wweia_food_category', 'wweia_food_category_code'] as const
    yield* smallTable(codes, codeNames, reading, wweia)
    yield* foodRows(table('food'), reading, waiting.foods)
    yield* detailRows(table(kind.detail), kind, reading, waiting.details)
    yield* portionRows(table('food_portion'), measures, reading, waiting.portions)
    yield* nutrientRows(table('food_nutrient'), tables.has('nutrient') ? units : null, reading, waiting.nutrients)
    yield* new FdcJoin(kind, tables, { categories, wweia }, waiting, reading, bytesRead(kind, tables)).foods()
  } finally {
    for (const records of Object.values(waiting)) records.close()
  }
}

/** The id a row belongs to, or -1 with the row rejected. */
function idOf(account: Account, file: string, row: CsvRow): number {
  const id = row.whole(0)
  if (id > 0) return id
  const { line } = row
  const text = row.text(0)
  const reason = text === '' ? 'no fdc_id' : `${JSON.stringify(text.slice(0, 40))} is no fdc_id`
  account.reject({ file, line, field: 'fdc_id', reason, record: null })
  return -1
}

async function* foodRows(
  member: Member | undefined,
  reading: Reading,
  into: SortedRecords<FoodCells>,
): AsyncGenerator<SourceRows> {
  if (member === undefined) return
  const file = baseName(member)
  const wanted = ['fdc_id', 'data_type', 'description', 'food_category_id']
  yield* eachRow(member, wanted, reading, (row) => {
    const id = idOf(reading.account, file, row)
    if (id > 0) into.add(id, [row.line, row.text(1), tidy(row.text(2)), tidy(row.text(3))])
  })
}

async function* detailRows(
  member: Member | undefined,
  kind: FdcKind,
  reading: Reading,
  into: SortedRecords<DetailCells>,
): AsyncGenerator<SourceRows> {
  if (member === undefined) return
  const file = baseName(member)
  yield* eachRow(member, ['fdc_id', ...kind.columns], reading, (row) => {
    const id = idOf(reading.account, file, row)
    if (id < 0) return
    const cells: [number, ...string[]] = [row.line]
    for (let column = 1; column <= kind.columns.length; column += 1) cells.push(row.text(column))
    into.add(id, cells)
  })
}

async function* portionRows(
  member: Member | undefined,
  measures: ReadonlyMap<string, string>,
  reading: Reading,
  into: SortedRecords<PortionCells>,
): AsyncGenerator<SourceRows> {
  if (member === undefined) return
  const file = baseName(member)
  const wanted = ['fdc_id', 'amount', 'measure_unit_id', 'portion_description', 'modifier', 'gram_weight']
  yield* eachRow(member, wanted, reading, (row) => {
    const id = idOf(reading.account, file, row)
    if (id < 0) return
    const unit = tidy(row.text(2))
    const words = [row.text(1), measures.get(unit) ?? '', row.text(3), row.text(4), row.text(5)].map(tidy)
    const [amount = '', measure = '', description = '', modifier = '', grams = ''] = words
    if (unit !== '' && unit !== '9999' && measure === '')
      reading.account.note(file, 'a measure unit that measure_unit.csv does not name')
    into.add(id, [row.line, amount, measure, description, modifier, grams])
  })
}

async function* nutrientRows(
  member: Member | undefined,
  units: ReadonlyMap<string, string> | null,
  reading: Reading,
  into: SortedRecords<NutrientCells>,
): AsyncGenerator<SourceRows> {
  if (member === undefined) return
  const { account } = reading
  const file = baseName(member)
  const factors =
    units === null ? null : NUTRIENTS.map(({ id }, place) => unitFactor(place, units.get(String(id)) ?? ''))
  let others = 0
  yield* eachRow(member, ['fdc_id', 'nutrient_id', 'amount', 'unit_name'], reading, (row) => {
    const nutrient = row.whole(1)
    const place = nutrientPlace(nutrient)
    if (nutrient < 0) {
      const reason = `${JSON.stringify(row.text(1).slice(0, 40))} is no nutrient id`
      account.reject({ file, line: row.line, field: 'nutrient_id', reason, record: row.text(0) })
      return
    }
    if (place < 0) {
      others += 1
      return
    }
    const id = idOf(account, file, row)
    if (id < 0) return
    const amount = row.text(2).trim()
    if (amount === '') {
      account.note(file, 'no amount given: unknown')
      return
    }
    const published = row.text(3).trim() || (NUTRIENTS[place]?.unit ?? '')
    const factor = factors === null ? unitFactor(place, published) : (factors[place] ?? null)
    if (factor !== null) into.add(id, [row.line, place, checkedAmount(place, amount, factor)])
    else {
      const unit = units === null ? published : (units.get(String(nutrient)) ?? 'none')
      into.add(id, [row.line, place, `unit ${unit} does not measure this nutrient`])
    }
  })
  if (others > 0) account.note(file, 'nutrients that are not read', others)
}
