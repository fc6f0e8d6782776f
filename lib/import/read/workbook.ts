import { tidy } from '../tidy'
import type { Member } from './member'
import { type SheetRow, sharedWords, sheetRows } from './sheet'

export type GlanceSheet = 'nutrients' | 'portions' | 'foods' | 'ingredients'

/** A workbook of the survey's "At A Glance" files: its sheet, its header and the survey years in its title. */
export type Workbook = {
  readonly file: string
  readonly sheet: GlanceSheet
  readonly years: string
  readonly columns: readonly string[]
  readonly bytes: number
  rows(signal?: AbortSignal, onBytes?: (count: number) => void): AsyncGenerator<SheetRow>
}

const SIGNS: readonly { readonly sheet: GlanceSheet; readonly has: RegExp }[] = [
  { sheet: 'portions', has: /^portion weight \(g\)$/ },
  { sheet: 'ingredients', has: /^ingredient code$/ },
  { sheet: 'nutrients', has: /^(energy|magnesium|potassium|sodium) \(/ },
  { sheet: 'foods', has: /^additional food description$/ },
]

const HEADER_WITHIN = 5

function columnNames(row: SheetRow): readonly string[] {
  return Array.from(row.cells, (cell) => tidy(cell ?? '').toLowerCase())
}

/** Tells a workbook by its header row, which holds "Food code"; `null` where none of the sheets has one. */
export async function recogniseWorkbook(file: string, members: readonly Member[]): Promise<Workbook | null> {
  const words = await sharedWords(members.find(({ name }) => name === 'xl/sharedStrings.xml'))
  const sheets = members.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  for (const member of sheets) {
    let title = ''
    for await (const row of sheetRows(member, words)) {
      if (row.number > HEADER_WITHIN) break
      const columns = columnNames(row)
      if (!columns.includes('food code')) {
        title += columns.join(' ')
        continue
      }
      const sign = SIGNS.find(({ has }) => columns.some((name) => has.test(name)))
      if (sign === undefined) break
      const header = row.number
      return {
        file,
        sheet: sign.sheet,
        years: /\b(20\d\d-20\d\d)\b/.exec(title)?.[1] ?? /\b(20\d\d-20\d\d)\b/.exec(file)?.[1] ?? '',
        columns,
        bytes: member.bytes,
        async *rows(signal, onBytes) {
          for await (const row of sheetRows(member, words, signal, onBytes)) if (row.number > header) yield row
        },
      }
    }
  }
  return null
}
