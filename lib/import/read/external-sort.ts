import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROWS_IN_MEMORY = 30_000
const BLOCK = 128

/** Rows that share a key, in the order they came. Where they are many, several of one key follow each other. */
export type KeyedRows<T> = readonly [key: number, rows: readonly T[]]

/** Rows in order of their keys in the scratch file: where they begin, and how long each block of them is. */
type Run = { readonly start: number; readonly blocks: number[]; lastKey: number }

/** A run as far as it is merged. */
type Merging<T> = { readonly order: number; readonly rest: Iterator<KeyedRows<T>>; head: KeyedRows<T> }

/**
 * Rows by a whole-number key, given back in order of key and, within one, in the order they came: the join of tables
 * of any size and any order. What does not fit in memory waits in a scratch file as sorted runs; a table that came in
 * order is one run, a small one never touches the disk. `T` must survive JSON.
 */
export class ExternalSort<T> {
  readonly #scratch: string
  readonly #most: number
  readonly #runs: Run[] = []
  #groups: [key: number, rows: T[]][] = []
  #rows = 0
  #count = 0
  #file: number | null = null
  #written = 0

  /** `scratch`: a directory for the file, which is without a name from the start, so that not even a crash leaves it. */
  constructor(scratch: string, most = ROWS_IN_MEMORY) {
    this.#scratch = scratch
    this.#most = most
  }

  /** How many rows were added. */
  get count(): number {
    return this.#count
  }

  add(key: number, row: T): void {
    this.#count += 1
    const last = this.#groups[this.#groups.length - 1]
    if (last !== undefined && last[0] === key) last[1].push(row)
    else this.#groups.push([key, [row]])
    this.#rows += 1
    if (this.#rows >= this.#most) this.#flush()
  }

  /** Reads once; nothing may be added afterwards. */
  *sorted(): Generator<KeyedRows<T>> {
    if (this.#runs.length === 0) {
      yield* this.#groups.sort(([a], [b]) => a - b)
      return
    }
    this.#flush()
    const heap: Merging<T>[] = this.#runs.flatMap((run, order) => {
      const rest = this.#read(run)
      const first = rest.next()
      return first.done === true ? [] : [{ order, rest, head: first.value }]
    })
    heap.sort((a, b) => (isBefore(a, b) ? -1 : 1))
    for (let first = heap[0]; first !== undefined; first = heap[0]) {
      yield first.head
      const next = first.rest.next()
      if (next.done !== true) first.head = next.value
      else {
        const last = heap.pop()
        if (last !== undefined && last !== first) heap[0] = last
      }
      settle(heap)
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
    this.#groups = []
  }

  #flush(): void {
    const groups = this.#groups.sort(([a], [b]) => a - b)
    const [first, last] = [groups[0], groups[groups.length - 1]]
    if (first === undefined || last === undefined) return
    this.#file ??= namelessFile(this.#scratch)
    let run = this.#runs[this.#runs.length - 1]
    if (run === undefined || run.lastKey > first[0]) {
      run = { start: this.#written, blocks: [], lastKey: last[0] }
      this.#runs.push(run)
    }
    run.lastKey = last[0]
    for (let at = 0; at < groups.length; at += BLOCK) {
      const bytes = Buffer.from(JSON.stringify(groups.slice(at, at + BLOCK)))
      writeFileSync(this.#file, bytes)
      run.blocks.push(bytes.length)
      this.#written += bytes.length
    }
    this.#groups = []
    this.#rows = 0
  }

  *#read({ start, blocks }: Run): Generator<KeyedRows<T>> {
    let at = start
    for (const length of blocks) {
      const bytes = Buffer.allocUnsafe(length)
      if (this.#file === null || readSync(this.#file, bytes, 0, length, at) < length)
        throw new Error('The scratch file ends too early.')
      at += length
      yield* JSON.parse(bytes.toString('utf8'))
    }
  }
}

/** The run with the smallest key first; of equal keys the earlier run. */
function isBefore<T>(a: Merging<T> | undefined, b: Merging<T> | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.head[0] < b.head[0] || (a.head[0] === b.head[0] && a.order < b.order)
}

/** Lets the first of a heap sink to where it belongs. */
function settle<T>(heap: Merging<T>[]): void {
  let at = 0
  for (;;) {
    const left = 2 * at + 1
    const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left
    const [above, below] = [heap[at], heap[child]]
    if (above === undefined || below === undefined || !isBefore(below, above)) return
    heap[at] = below
    heap[child] = above
    at = child
  }
}

function namelessFile(scratch: string): number {
  const directory = mkdtempSync(join(scratch, 'mineral-table-'))
  const file = openSync(join(directory, 'rows'), 'w+')
  rmSync(directory, { recursive: true })
  return file
}
