import { closeSync, openSync, writeSync } from 'node:fs'

export type Cell = string | number | null

const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u
const BUFFER = 1 << 16

/** One cell. A spreadsheet takes what starts with one of these signs for a formula, so that text gets a quote before it. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A CSV file written row by row. */
export function openCsv(file: string, header: readonly string[]) {
  const handle = openSync(file, 'w')
  let waiting = csvLine(header)
  const flush = () => {
    writeSync(handle, waiting)
    waiting = ''
  }
  return {
    write: (cells: readonly Cell[]) => {
      waiting += csvLine(cells)
      if (waiting.length > BUFFER) flush()
    },
    close: () => {
      flush()
      closeSync(handle)
    },
  }
}
