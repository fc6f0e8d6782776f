import type { SourceRows } from '../source-food'
import { tidy } from '../tidy'
import { ExternalSort } from './external-sort'
import { mergeJoin } from './merge-join'
import { amountsOf, checkedAmount, NUTRIENTS } from './nutrient'
import { PORTION, type PortionRow, readPortions } from './portion'
import type { RowCollector } from './row-collector'
import type { SheetRow } from './sheet'
import { SourceProblem } from './source-problem'
import type { Reading } from './table'
import type { Workbook } from './workbook'

/** An amount, or why it could not be taken; null where none is given. */
type AmountCell = number | string | null

/** The rows that wait for their food, by the place of their workbook among `files`. */
const FOOD = 0
const LISTED = 1
type FoodRow = readonly [
  table: typeof FOOD,
  line: number,
  description: string,
  category: string,
  amounts: readonly AmountCell[],
]
type ListedRow = readonly [table: typeof LISTED, line: number]
type GlanceRow = FoodRow | ListedRow | PortionRow

/** The columns of our nutrients: a name and, in brackets, the unit. */
const AMOUNT_NAMES = ['Magnesium', 'Potassium', 'Sodium', 'Energy']

export type GlanceFiles = {
  readonly nutrients: Workbook
  readonly portions: Workbook | null
  readonly foods: Workbook | null
  readonly unread: readonly Workbook[]
}

/** Foods of the survey's own files: amounts and portions joined by food code, in order of it. */
export async function* readAtAGlance(
  { nutrients, portions, foods, unread }: GlanceFiles,
  scratch: string,
  reading: Reading,
): AsyncGenerator<SourceRows> {
  const { collector } = reading
  const amounts = AMOUNT_NAMES.map((name) => amountColumn(nutrients, name))
  const missing = AMOUNT_NAMES.filter((_, place) => amounts[place] === null)
  if (missing.length > 0) throw new SourceProblem('columns', `${nutrients.file} has no column ${missing.join(', ')}.`)
  const columns = amounts.filter((column) => column !== null)
  const waiting = new ExternalSort<GlanceRow>(scratch)
  try {
    yield* eachFood(nutrients, reading, (code, line, cell) => {
      const texts = columns.map(({ title, unit }, place): AmountCell => {
        const text = cell(title)
        return text === '' ? null : checkedAmount(place, text, unit, NUTRIENTS[place]?.key)
      })
      const [description, category] = [cell('main food description'), cell('wweia category description')]
      waiting.add(code, [FOOD, line, description, category, texts], description.length + category.length)
    })
    yield* eachFood(portions, reading, (code, line, cell) => {
      const [description, weight] = [cell('portion description'), cell('portion weight (g)')]
      waiting.add(code, [PORTION, line, '', '', description, '', weight], description.length + weight.length)
    })
    if (portions === null) collector.note(nutrients.file, 'no file of portions beside it: portions unknown', null)
    yield* eachFood(foods, reading, (code, line) => waiting.add(code, [LISTED, line]))
    for (const { file } of unread) collector.note(file, 'not needed: left unread', null)
    const titles = columns.map(({ title }) => title)
    const files = [nutrients, foods, null, portions].map((workbook) => workbook?.file ?? '')
    const onFood = (code: number, rows: readonly GlanceRow[]) => takeFood(code, rows, titles, files, collector)
    yield* mergeJoin(waiting, { files, key: 'food code', bytes: 0, onFood }, reading)
  } finally {
    waiting.close()
  }
}

function amountColumn({ columns }: Workbook, name: string): { readonly title: string; readonly unit: string } | null {
  const pattern = new RegExp(`^${name} \\((.+)\\)$`, 'i')
  const title = columns.find((column) => pattern.test(column))
  return title === undefined ? null : { title, unit: pattern.exec(title)?.[1] ?? '' }
}

async function* eachFood(
  workbook: Workbook | null,
  { collector, signal, onBytes }: Reading,
  take: (code: number, line: number, cell: (column: string) => string) => void,
): AsyncGenerator<SourceRows> {
  if (workbook === null) return
  const { file, columns } = workbook
  let row: SheetRow = { number: 0, cells: [] }
  const places = new Map(columns.map((name, place) => [name, place]))
  const cell = (column: string) => tidy(row.cells[places.get(column) ?? -1] ?? '')
  for await (row of workbook.rows(signal, onBytes)) {
    if (row.cells.every((text) => tidy(text ?? '') === '')) continue
    const code = cell('food code')
    if (/^\d{1,15}$/.test(code)) take(Number(code), row.number, cell)
    else {
      collector.rejectKey(file, row.number, 'food code', code)
      yield collector.take()
    }
  }
}

function takeFood(
  code: number,
  rows: readonly GlanceRow[],
  amountTitles: readonly string[],
  files: readonly string[],
  collector: RowCollector,
): void {
  const record = String(code)
  const reject = (table: number, line: number, field: string, reason: string) =>
    collector.reject({ file: files[table] ?? '', line, field, reason, record })
  const [food, ...again] = rows.filter((row) => row[0] === FOOD)
  if (food === undefined) return
  const [, line, description, category, amounts] = food
  const portions = rows.filter((row) => row[0] === PORTION)
  if (description === '') {
    reject(FOOD, line, 'main food description', 'no description')
    if (portions.length > 0)
      collector.note(files[PORTION] ?? '', 'rows of foods that are left aside or rejected', portions.length)
  } else {
    const values = amounts.map((amount, place) => {
      if (typeof amount !== 'string') return amount
      reject(FOOD, line, amountTitles[place] ?? '', amount)
      return null
    })
    collector.food({
      dataset: 'usda-fndds',
      record,
      stableKey: record,
      description,
      category: category === '' ? null : category,
      brand: null,
      labelServing: null,
      amounts: amountsOf(values),
      portions: readPortions(portions, (row, { field, reason }) =>
        reject(PORTION, row, field === 'gram_weight' ? 'portion weight (g)' : 'portion description', reason),
      ),
    })
  }
  for (const [, repeated] of again) reject(FOOD, repeated, 'food code', `${code} is given twice`)
}
