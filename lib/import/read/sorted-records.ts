import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

type Group<T> = readonly [key: number, rows: readonly T[]]
type Run<T> = { at: number; readonly end: number; block: readonly Group<T>[]; next: number; readonly order: number }

const ROWS_IN_MEMORY = 60_000
const BLOCK = 256

/**
 * Rows by a whole-number key, given back in order of key and, within one, in the order they came: the join of tables
 * of any size and any order. What does not fit in memory waits in a scratch file as sorted runs; a table that came in
 * order is one run, a small one never touches the disk. `T` must survive JSON.
 */
export class SortedRecords<T> {
  readonly #scratch: string
  readonly #most: number
  #groups: [key: number, rows: T[]][] = []
  #rows = 0
  #inOrder = true
  #file: number | null = null
  #written = 0
  readonly #runs: { start: number; end: number; last: number }[] = []

  /** `scratch`: a directory for the file, which is without a name from the start, so that not even a crash leaves it. */
  constructor(scratch: string, most = ROWS_IN_MEMORY) {
    this.#scratch = scratch
    this.#most = most
  }

  add(key: number, row: T): void {
    const last = this.#groups[this.#groups.length - 1]
    if (last !== undefined && last[0] === key) last[1].push(row)
    else {
      if (last !== undefined && last[0] > key) this.#inOrder = false
      this.#groups.push([key, [row]])
    }
    this.#rows += 1
    if (this.#rows >= this.#most) this.#flush()
  }

  /** Reads once; nothing may be added afterwards. */
  *sorted(): Generator<Group<T>> {
    if (this.#runs.length === 0) {
      this.#sort()
      yield* this.#groups
      return
    }
    this.#flush()
    const waiting = new RunHeap<T>()
    this.#runs.forEach(({ start, end }, order) => {
      const run: Run<T> = { at: start, end, block: [], next: 0, order }
      if (this.#more(run)) waiting.push(run)
    })
    for (let run = waiting.first; run !== undefined; run = waiting.first) {
      const group = run.block[run.next]
      if (group === undefined) return
      yield group
      run.next += 1
      if (run.next < run.block.length || this.#more(run)) waiting.settle()
      else waiting.removeFirst()
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
    this.#groups = []
  }

  #sort(): void {
    if (!this.#inOrder) this.#groups.sort(([a], [b]) => a - b)
    this.#inOrder = true
  }

  #flush(): void {
    this.#sort()
    const first = this.#groups[0]
    const last = this.#groups[this.#groups.length - 1]
    if (first === undefined || last === undefined) return
    const file = this.#file ?? namelessFile(this.#scratch)
    this.#file = file
    const start = this.#written
    for (let at = 0; at < this.#groups.length; at += BLOCK) {
      const text = Buffer.from(JSON.stringify(this.#groups.slice(at, at + BLOCK)))
      const size = Buffer.alloc(4)
      size.writeUInt32LE(text.length)
      for (const bytes of [size, text]) {
        for (let done = 0; done < bytes.length; )
          done += writeSync(file, bytes, done, bytes.length - done, this.#written + done)
        this.#written += bytes.length
      }
    }
    const run = this.#runs[this.#runs.length - 1]
    if (run !== undefined && run.last <= first[0]) {
      run.end = this.#written
      run.last = last[0]
    } else this.#runs.push({ start, end: this.#written, last: last[0] })
    this.#groups = []
    this.#rows = 0
  }

  #more(run: Run<T>): boolean {
    if (run.at >= run.end) return false
    const size = this.#read(run.at, 4).readUInt32LE()
    run.block = JSON.parse(this.#read(run.at + 4, size).toString('utf8'))
    run.next = 0
    run.at += 4 + size
    return true
  }

  #read(at: number, length: number): Buffer {
    if (this.#file === null) throw new Error('The scratch file is closed.')
    const bytes = Buffer.allocUnsafe(length)
    for (let done = 0; done < length; ) {
      const count = readSync(this.#file, bytes, done, length - done, at + done)
      if (count === 0) throw new Error('The scratch file ends too early.')
      done += count
    }
    return bytes
  }
}

function namelessFile(scratch: string): number {
  const directory = mkdtempSync(join(scratch, 'mineral-table-'))
  const file = openSync(join(directory, 'rows'), 'w+')
  rmSync(directory, { recursive: true })
  return file
}

/** The run with the smallest key first; of equal keys the earlier run. */
class RunHeap<T> {
  readonly #runs: Run<T>[] = []

  get first(): Run<T> | undefined {
    return this.#runs[0]
  }

  push(run: Run<T>): void {
    this.#runs.push(run)
    let at = this.#runs.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#swapIfBefore(at, parent)) return
      at = parent
    }
  }

  settle(): void {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= this.#runs.length) return
      const child = left + 1 < this.#runs.length && this.#before(left + 1, left) ? left + 1 : left
      if (!this.#swapIfBefore(child, at)) return
      at = child
    }
  }

  removeFirst(): void {
    const last = this.#runs.pop()
    if (last === undefined || this.#runs.length === 0) return
    this.#runs[0] = last
    this.settle()
  }

  #before(a: number, b: number): boolean {
    const first = this.#runs[a]
    const second = this.#runs[b]
    const keyA = first?.block[first.next]?.[0]
    const keyB = second?.block[second.next]?.[0]
    if (first === undefined || second === undefined || keyA === undefined || keyB === undefined) return false
    return keyA < keyB || (keyA === keyB && first.order < second.order)
  }

  #swapIfBefore(a: number, b: number): boolean {
    const first = this.#runs[a]
    const second = this.#runs[b]
    if (first === undefined || second === undefined || !this.#before(a, b)) return false
    this.#runs[a] = second
    this.#runs[b] = first
    return true
  }
}

/** Walks beside an ascending list of keys and hands over the rows of each; rows of keys passed by go to `orphans`. */
export class Beside<T> {
  readonly #groups: Iterator<Group<T>>
  readonly #orphans: (key: number, rows: readonly T[]) => void
  #head: Group<T> | null

  constructor(records: SortedRecords<T>, orphans: (key: number, rows: readonly T[]) => void) {
    this.#groups = records.sorted()
    this.#orphans = orphans
    this.#head = this.#next()
  }

  rowsOf(key: number): readonly T[] {
    while (this.#head !== null && this.#head[0] < key) {
      this.#orphans(this.#head[0], this.#head[1])
      this.#head = this.#next()
    }
    let rows: readonly T[] = []
    while (this.#head !== null && this.#head[0] === key) {
      rows = rows.length === 0 ? this.#head[1] : [...rows, ...this.#head[1]]
      this.#head = this.#next()
    }
    return rows
  }

  /** After the last key: what is left belongs to nobody. */
  finish(): void {
    this.rowsOf(Number.POSITIVE_INFINITY)
  }

  #next(): Group<T> | null {
    const step = this.#groups.next()
    return step.done === true ? null : step.value
  }
}
