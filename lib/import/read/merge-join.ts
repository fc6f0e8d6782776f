import type { SourceRows } from '../source-food'
import type { ExternalSort } from './external-sort'
import { SourceProblem } from './source-problem'
import type { Reading } from './table'

/** A row that waits for its food: the place of its table among those joined, its line there, and what is read of it. */
export type WaitingRow = readonly [table: number, line: number, ...cells: readonly unknown[]]

/** How the rows of several tables are put together. */
export type Join<T> = {
  /** The file of each table; the first is that of the foods, whose rows have to be added before all others. */
  readonly files: readonly string[]
  /** What the tables call the key. */
  readonly key: string
  /** What joining counts towards the progress of reading. */
  readonly bytes: number
  /** Is given each food: all rows of its key, its own first. */
  readonly onFood: (key: number, rows: readonly T[]) => void
}

const AT_ONCE = 256
/** No food has more rows in one table; a file that says so would fill the memory. */
const MOST_OF_ONE = 50_000

/** Puts together what the tables say of each food, in order of key. Rows that are of no food are rejected. */
export async function* mergeJoin<T extends WaitingRow>(
  waiting: ExternalSort<T>,
  { files, key: field, bytes, onFood }: Join<T>,
  { collector, signal, onBytes }: Reading,
): AsyncGenerator<SourceRows> {
  const reason = `no such food in ${files[0]}`
  const bytesOfRow = bytes / Math.max(waiting.count, 1)
  let food: T[] = []
  let keyOfFood = -1
  for (const [key, rows] of waiting.sorted()) {
    onBytes(rows.length * bytesOfRow)
    if (key !== keyOfFood) {
      if (food.length > 0) onFood(keyOfFood, food)
      food = []
      keyOfFood = rows[0]?.[0] === 0 ? key : -1
    }
    if (key === keyOfFood) food.push(...rows)
    else
      for (const [table, line] of rows)
        collector.reject({ file: files[table] ?? '', line, field, reason, record: String(key) })
    if (food.length > MOST_OF_ONE)
      throw new SourceProblem('refused', `${key} has more than ${MOST_OF_ONE} rows in one table.`)
    if (collector.waiting < AT_ONCE) continue
    signal?.throwIfAborted()
    yield collector.take()
  }
  if (food.length > 0) onFood(keyOfFood, food)
  yield collector.take()
}
