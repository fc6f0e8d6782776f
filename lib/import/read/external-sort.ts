import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROWS_IN_MEMORY = 30_000
const CHARACTERS_IN_MEMORY = 16_000_000
const BLOCK = 128

/** Rows that share a key, in the order they came. Where they are many, several of one key follow each other. */
export type KeyedRows<T> = readonly [key: number, rows: readonly T[]]

/** Rows in order of their keys in the scratch file: where they begin, and how long each block of them is. */
type Run = { readonly start: number; readonly blocks: number[]; lastKey: number }

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
  #characters = 0
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

  /** `characters`: how long the texts of the row are together, where they may be long. */
  add(key: number, row: T, characters = 0): void {
    this.#count += 1
    this.#characters += characters
    const last = this.#groups[this.#groups.length - 1]
    if (last !== undefined && last[0] === key) last[1].push(row)
    else this.#groups.push([key, [row]])
    this.#rows += 1
    if (this.#rows >= this.#most || this.#characters >= CHARACTERS_IN_MEMORY) this.#flush()
  }

  /** Reads once; nothing may be added afterwards. */
  *sorted(): Generator<KeyedRows<T>> {
    if (this.#runs.length === 0) {
      yield* this.#groups.sort(([a], [b]) => a - b)
      return
    }
    this.#flush()
    yield* merged(this.#runs.map((run) => this.#read(run)))
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
    this.#characters = 0
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

/** Ascending sequences as one, merged in pairs; of equal keys those of the earlier sequence come first. */
function merged<T>(sequences: readonly Iterable<KeyedRows<T>>[]): Iterable<KeyedRows<T>> {
  const half = Math.ceil(sequences.length / 2)
  if (half < sequences.length) return mergedPair(merged(sequences.slice(0, half)), merged(sequences.slice(half)))
  return sequences[0] ?? []
}

function* mergedPair<T>(earlier: Iterable<KeyedRows<T>>, later: Iterable<KeyedRows<T>>): Generator<KeyedRows<T>> {
  const [first, second] = [earlier[Symbol.iterator](), later[Symbol.iterator]()]
  let [a, b] = [first.next(), second.next()]
  for (;;) {
    if (a.done !== true && (b.done === true || a.value[0] <= b.value[0])) {
      yield a.value
      a = first.next()
    } else if (b.done !== true) {
      yield b.value
      b = second.next()
    } else return
  }
}

function namelessFile(scratch: string): number {
  const directory = mkdtempSync(join(scratch, 'mineral-table-'))
  const file = openSync(join(directory, 'rows'), 'w+')
  rmSync(directory, { recursive: true })
  return file
}
