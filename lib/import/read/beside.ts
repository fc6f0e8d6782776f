import type { Group } from './group'
import type { SortedRecords } from './sorted-records'
import { SourceProblem } from './source-problem'

const AT_ONCE = 256
/** No food has more rows in one table; a file that says so would fill the memory. */
const MOST_OF_ONE = 50_000

/** Walks beside an ascending list of keys and hands over the rows of each; rows of keys passed by go to `orphans`. */
export class Beside<T> {
  readonly #groups: Iterator<Group<T>>
  readonly #orphans: (rows: readonly T[], key: number) => void
  #head: Group<T> | null

  constructor(records: SortedRecords<T>, orphans: (rows: readonly T[], key: number) => void) {
    this.#groups = records.sorted()
    this.#orphans = orphans
    this.#head = this.#next()
  }

  /** Passes by some of the keys before this one; true while more of them are left, so that orphans can be told in time. */
  pass(key: number): boolean {
    for (let count = 0; this.#head !== null && this.#head[0] < key; count += 1) {
      if (count >= AT_ONCE) return true
      this.#orphans(this.#head[1], this.#head[0])
      this.#head = this.#next()
    }
    return false
  }

  /** The rows of a key that all keys before have been passed for. */
  rowsOf(key: number): readonly T[] {
    let rows: readonly T[] = []
    while (this.#head !== null && this.#head[0] === key) {
      rows = rows.length === 0 ? this.#head[1] : [...rows, ...this.#head[1]]
      if (rows.length > MOST_OF_ONE)
        throw new SourceProblem('refused', `${key} has more than ${MOST_OF_ONE} rows in one table.`)
      this.#head = this.#next()
    }
    return rows
  }

  #next(): Group<T> | null {
    const step = this.#groups.next()
    return step.done === true ? null : step.value
  }
}
