import type { RejectedRow, SourceFood, SourceRow } from '../source-food'
import { orNull, tidy } from '../tidy'

/** More ways to be left aside are told of as one. */
const MOST_NOTES = 1000

/** What a reader has found and not yet handed on. Every row ends here: taken, rejected or noted. */
export class RowCollector {
  #rows: SourceRow[] = []
  readonly #notes = new Map<string, { file: string; reason: string; rows: number | null }>()
  foods = 0

  food(food: SourceFood): void {
    this.foods += 1
    this.#rows.push({ kind: 'food', food })
  }

  reject({ file, line, field, reason, record }: RejectedRow): void {
    const rejected = { file: tidy(file), line, field: tidy(field), reason: tidy(reason), record: orNull(record) }
    this.#rows.push({ kind: 'rejected', rejected })
  }

  /** Rejects a row that cannot be told to be of any food. */
  rejectKey(file: string, line: number, field: string, text: string): void {
    const reason = text === '' ? `no ${field}` : `${JSON.stringify(text.slice(0, 40))} is no ${field}`
    this.reject({ file, line, field, reason, record: null })
  }

  note(file: string, reason: string, rows: number | null = 1): void {
    const full = `${file}\n${reason}`
    const isOneMore = this.#notes.has(full) || this.#notes.size < MOST_NOTES
    const key = isOneMore ? full : ''
    const note = this.#notes.get(key)
    const words = isOneMore ? tidy(reason) : 'other reasons'
    if (note === undefined) this.#notes.set(key, { file: tidy(file), reason: words, rows })
    else if (note.rows !== null && rows !== null) note.rows += rows
  }

  take(): readonly SourceRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  get waiting(): number {
    return this.#rows.length
  }

  notes(): readonly SourceRow[] {
    return [...this.#notes.values()].map((noted) => ({ kind: 'noted', noted }))
  }
}
