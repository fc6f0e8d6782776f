import type { Portion } from '../../nutrition/food'
import type { SourceRows } from '../source-food'
import { Beside } from './beside'
import { amountsOf, checkedAmount, NUTRIENTS, unitFactor } from './nutrient'
import { readPortion } from './portion'
import { SeenIds } from './seen-ids'
import type { SheetRow } from './sheet'
import { SortedRecords } from './sorted-records'
import { SourceProblem } from './source-problem'
import { type Reading, tidy } from './table'
import type { Workbook } from './workbook'

type FoodCells = readonly [row: number, description: string, category: string, amounts: readonly string[]]
type PortionCells = readonly [row: number, description: string, grams: string]

/** The columns of our nutrients: a name and, in brackets, the unit. */
const AMOUNT_COLUMNS = [/^magnesium \((.+)\)$/, /^potassium \((.+)\)$/, /^sodium \((.+)\)$/, /^energy \((.+)\)$/]

const AMOUNT_NAMES = ['Magnesium', 'Potassium', 'Sodium', 'Energy']

export type GlanceFiles = {
  readonly nutrients: Workbook
  readonly portions: Workbook | null
  readonly foods: Workbook | null
  readonly unread: readonly Workbook[]
}

function cellReader({ columns }: Workbook): (row: SheetRow, name: string) => string {
  const places = new Map(columns.map((name, place) => [name, place]))
  return (row, name) => tidy(row.cells[places.get(name) ?? -1] ?? '')
}

/** Foods of the survey's own files: amounts and portions joined by food code, in order of it. */
export async function* readAtAGlance(
  files: GlanceFiles,
  scratch: string,
  reading: Reading,
): AsyncGenerator<SourceRows> {
  const { account } = reading
  const foods = new SortedRecords<FoodCells>(scratch)
  const portions = new SortedRecords<PortionCells>(scratch)
  const listed = new SortedRecords<readonly [row: number]>(scratch)
  try {
    const places = AMOUNT_COLUMNS.map((name) => files.nutrients.columns.findIndex((column) => name.test(column)))
    const missing = AMOUNT_NAMES.filter((_, place) => places[place] === -1)
    if (missing.length > 0)
      throw new SourceProblem('columns', `${files.nutrients.file} has no column ${missing.join(', ')}.`)
    const cell = cellReader(files.nutrients)
    yield* eachFood(files.nutrients, reading, (code, row) => {
      const texts = places.map((place) => tidy(row.cells[place] ?? ''))
      foods.add(code, [row.number, cell(row, 'main food description'), cell(row, 'wweia category description'), texts])
    })
    if (files.portions !== null) {
      const portionCell = cellReader(files.portions)
      yield* eachFood(files.portions, reading, (code, row) =>
        portions.add(code, [
          row.number,
          portionCell(row, 'portion description'),
          portionCell(row, 'portion weight (g)'),
        ]),
      )
    } else account.note(files.nutrients.file, 'no file of portions beside it: portions unknown', null)
    if (files.foods !== null) yield* eachFood(files.foods, reading, (code, row) => listed.add(code, [row.number]))
    for (const { file } of files.unread) account.note(file, 'not needed: left unread', null)
    yield* joined(files, foods, portions, listed, reading)
  } finally {
    for (const records of [foods, portions, listed]) records.close()
  }
}

async function* eachFood(
  workbook: Workbook,
  { account, signal, onBytes }: Reading,
  take: (code: number, row: SheetRow) => void,
): AsyncGenerator<SourceRows> {
  const cell = cellReader(workbook)
  for await (const row of workbook.rows(signal, onBytes)) {
    if (row.cells.every((text) => tidy(text ?? '') === '')) continue
    const code = cell(row, 'food code')
    if (/^\d{1,15}$/.test(code)) take(Number(code), row)
    else {
      const reason = code === '' ? 'no food code' : `${JSON.stringify(code.slice(0, 40))} is no food code`
      account.reject({ file: workbook.file, line: row.number, field: 'food code', reason, record: null })
      yield account.take()
    }
  }
}

async function* joined(
  files: GlanceFiles,
  foods: SortedRecords<FoodCells>,
  portions: SortedRecords<PortionCells>,
  listed: SortedRecords<readonly [row: number]>,
  { account, signal }: Reading,
): AsyncGenerator<SourceRows> {
  const file = files.nutrients.file
  const orphansOf =
    (workbook: Workbook | null) => (rows: readonly (readonly [number, ...unknown[]])[], code: number) => {
      for (const [line] of rows)
        account.reject({
          file: workbook?.file ?? '',
          line,
          field: 'food code',
          reason: `no such food in ${file}`,
          record: String(code),
        })
    }
  const measures = new Beside(portions, orphansOf(files.portions))
  const names = new Beside(listed, orphansOf(files.foods))
  const seen = new SeenIds()
  for (const [code, rows] of foods.sorted()) {
    for (const beside of [measures, names]) while (beside.pass(code)) yield account.take()
    const record = String(code)
    for (const [line, description, category, texts] of rows) {
      const reject = (field: string, reason: string) => account.reject({ file, line, field, reason, record })
      if (!seen.add(code)) {
        reject('food code', `${code} is given twice`)
        continue
      }
      names.rowsOf(code)
      const measured = measures.rowsOf(code)
      if (description === '') {
        reject('main food description', 'no description')
        if (measured.length > 0 && files.portions !== null)
          account.note(files.portions.file, 'rows of foods that are left aside or rejected', measured.length)
        continue
      }
      account.food({
        dataset: 'usda-fndds',
        record,
        stableKey: record,
        description,
        category: category === '' ? null : category,
        brand: null,
        labelServing: null,
        amounts: amountsOf(amounts(files.nutrients, texts, reject)),
        portions: readPortions(files.portions, record, measured, account),
      })
    }
    signal?.throwIfAborted()
    yield account.take()
  }
  for (const beside of [measures, names]) while (beside.pass(Number.POSITIVE_INFINITY)) yield account.take()
  yield account.take()
}

function amounts(
  { columns }: Workbook,
  texts: readonly string[],
  reject: (field: string, reason: string) => void,
): readonly (number | null)[] {
  return AMOUNT_COLUMNS.map((name, place) => {
    const text = texts[place] ?? ''
    if (text === '') return null
    const column = columns.find((title) => name.test(title)) ?? ''
    const unit = name.exec(column)?.[1] ?? ''
    const factor = unitFactor(place, unit)
    const amount =
      factor === null ? `unit ${unit} does not measure ${NUTRIENTS[place]?.key}` : checkedAmount(place, text, factor)
    if (typeof amount === 'number') return amount
    reject(column, amount)
    return null
  })
}

function readPortions(
  workbook: Workbook | null,
  record: string,
  rows: readonly PortionCells[],
  account: Reading['account'],
): readonly Portion[] {
  const portions: Portion[] = []
  for (const [line, description, grams] of rows) {
    const portion = readPortion({ amount: '', unit: '', description, modifier: '', grams })
    if ('reason' in portion) {
      const field = portion.field === 'gram_weight' ? 'portion weight (g)' : 'portion description'
      account.reject({ file: workbook?.file ?? '', line, field, reason: portion.reason, record })
    } else portions.push(portion)
  }
  return portions
}
