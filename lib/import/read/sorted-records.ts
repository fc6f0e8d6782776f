import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from './group'
import { type Run, RunHeap } from './run-heap'

const ROWS_IN_MEMORY = 30_000
const BLOCK = 128

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
  #count = 0
  #file: number | null = null
  #written = 0
  readonly #runs: { start: number; end: number; last: number }[] = []

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
