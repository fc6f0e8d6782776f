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
const MOST_WORDS_BYTES = 16 * 1024 * 1024
const MOST_WORDS = 250_000
const MOST_COLUMNS = 1024
/** A spreadsheet nests some ten levels deep. */
const MOST_LEVELS = 64
/** A cell holds 32,767 characters at most; nothing else between two tags is longer. */
const LONGEST_PART = 1024 * 1024

type Parsing<T> = {
  readonly member: Member
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: ((count: number) => void) | undefined
  readonly onOpen?: (tag: SaxesTagPlain) => void
  /** Is given the text of each word (`si`) and each cell (`c`) as it ends, and of a row that it ends. */
  readonly onClose: (name: string, text: string) => T | undefined
}

/** Goes through a part of a workbook and gives what `onClose` makes of its elements. */
async function* parsed<T>({ member, signal, onBytes, onOpen, onClose }: Parsing<T>): AsyncGenerator<T> {
  const parser = new SaxesParser()
  const problems: Error[] = []
  let found: T[] = []
  let text = ''
  let isText = false
  let phonetic = 0
  let level = 0
  let since = 0
  const refused = (why: string) => new SourceProblem('refused', `${member.name} ${why}.`)
  parser.on('error', (error) => problems.push(error))
  parser.on('opentag', (tag) => {
    since = 0
    level += 1
    if (level > MOST_LEVELS) throw refused(`is nested more than ${MOST_LEVELS} deep`)
    if (tag.name === 'si' || tag.name === 'c') text = ''
    else if (tag.name === 't' || tag.name === 'v') isText = true
    else if (tag.name === 'rPh') phonetic += 1
    onOpen?.(tag)
  })
  parser.on('text', (some) => {
    if (isText && phonetic === 0) text += some
  })
  parser.on('closetag', ({ name }) => {
    since = 0
    level -= 1
    if (name === 't' || name === 'v') isText = false
    else if (name === 'rPh') phonetic -= 1
    const made = onClose(name, text)
    if (made !== undefined) found.push(made)
  })
  const decoder = new TextDecoder()
  for await (const chunk of member.chunks(signal, onBytes)) {
    since += chunk.length
    parser.write(decoder.decode(chunk, { stream: true }))
    if (problems.length > 0) break
    if (since > LONGEST_PART) throw refused('has a part longer than a sheet has')
    yield* found
    found = []
  }
  if (problems.length === 0) parser.close()
  const [cause] = problems
  if (cause !== undefined) throw new SourceProblem('damaged', `${member.name} is no whole sheet.`, { cause })
  yield* found
}

/** The words a workbook keeps once for all its cells. */
export async function sharedWords(member: Member | undefined): Promise<readonly string[]> {
  if (member === undefined) return []
  const refused = () => new SourceProblem('refused', `${member.name} holds more words than a sheet needs.`)
  if (member.bytes > MOST_WORDS_BYTES) throw refused()
  const words: string[] = []
  const onClose = (name: string, text: string) => (name === 'si' ? text : undefined)
  for await (const word of parsed({ member, onClose })) {
    words.push(word)
    if (words.length > MOST_WORDS) throw refused()
  }
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
export function sheetRows(
  member: Member,
  words: readonly string[],
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): AsyncGenerator<SheetRow> {
  let number = 0
  let cells: (string | undefined)[] = []
  let column = -1
  let kind = ''
  const onOpen = ({ name, attributes }: SaxesTagPlain) => {
    if (name === 'row') {
      number = Number(attributes.r ?? number + 1)
      cells = []
      column = -1
    } else if (name === 'c') {
      column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
      kind = attributes.t ?? ''
    }
  }
  const onClose = (name: string, text: string) => {
    if (name === 'c' && column >= 0 && column < MOST_COLUMNS) cells[column] = kind === 's' ? words[Number(text)] : text
    return name === 'row' ? { number, cells } : undefined
  }
  return parsed<SheetRow>({ member, signal, onBytes, onOpen, onClose })
}
