import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Member } from './member'
import { SourceProblem } from './source-problem'

export type SheetRow = {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number
  /** By column, from 0; empty cells are missing or empty. */
  readonly cells: readonly (string | undefined)[]
}

/** Words of the survey's sheets come to half a megabyte; past this the file is not one of them. */
const MOST_WORDS = 64 * 1024 * 1024
const MOST_COLUMNS = 1024

async function* parsed<T>(
  member: Member,
  parser: SaxesParser,
  take: () => readonly T[],
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): AsyncGenerator<T> {
  let failure: Error | null = null
  parser.on('error', (error) => {
    failure ??= error
  })
  const decoder = new TextDecoder()
  for await (const chunk of member.chunks(signal, onBytes)) {
    parser.write(decoder.decode(chunk, { stream: true }))
    if (failure !== null) break
    yield* take()
  }
  if (failure === null) parser.close()
  if (failure !== null) throw new SourceProblem('damaged', `${member.name} is no whole sheet.`, { cause: failure })
  yield* take()
}

/** The words a workbook keeps once for all its cells. */
export async function sharedWords(
  member: Member | undefined,
  signal?: AbortSignal,
  onBytes: (count: number) => void = () => undefined,
): Promise<readonly string[]> {
  if (member === undefined) return []
  if (member.bytes > MOST_WORDS)
    throw new SourceProblem('refused', `${member.name} holds more words than a sheet needs.`)
  const parser = new SaxesParser()
  const words: string[] = []
  let word = ''
  let inText = false
  let phonetic = 0
  parser.on('opentag', ({ name }) => {
    if (name === 'si') word = ''
    else if (name === 't') inText = true
    else if (name === 'rPh') phonetic += 1
  })
  parser.on('text', (text) => {
    if (inText && phonetic === 0) word += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 't') inText = false
    else if (name === 'rPh') phonetic -= 1
    else if (name === 'si') words.push(word)
  })
  for await (const _ of parsed(member, parser, () => [], signal, onBytes));
  return words
}

function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const place = letter.charCodeAt(0) - 64
    if (place < 1 || place > 26) break
    column = column * 26 + place
  }
  return column - 1
}

/** The rows of one sheet, as text, one after the other. */
export async function* sheetRows(
  member: Member,
  words: readonly string[],
  signal?: AbortSignal,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<SheetRow> {
  const parser = new SaxesParser()
  let rows: SheetRow[] = []
  let number = 0
  let cells: (string | undefined)[] = []
  let column = -1
  let kind = ''
  let value = ''
  let inValue = false
  const open: Readonly<Record<string, (tag: SaxesTagPlain) => void>> = {
    row: ({ attributes }) => {
      number = Number(attributes.r ?? number + 1)
      cells = []
      column = -1
    },
    c: ({ attributes }) => {
      column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
      kind = attributes.t ?? ''
      value = ''
    },
    v: () => {
      inValue = true
    },
    t: () => {
      inValue = true
    },
  }
  const close: Readonly<Record<string, () => void>> = {
    v: () => {
      inValue = false
    },
    t: () => {
      inValue = false
    },
    c: () => {
      if (column < 0 || column >= MOST_COLUMNS) return
      cells[column] = kind === 's' ? words[Number(value)] : value
    },
    row: () => rows.push({ number, cells }),
  }
  parser.on('opentag', (tag) => open[tag.name]?.(tag))
  parser.on('text', (text) => {
    if (inValue) value += text
  })
  parser.on('closetag', ({ name }) => close[name]?.())
  const take = () => {
    const taken = rows
    rows = []
    return taken
  }
  yield* parsed(member, parser, take, signal, onBytes)
}
