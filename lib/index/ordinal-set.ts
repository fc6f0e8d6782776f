import { uint32s } from './uint32s'

/** What stands before a set kept bit by bit; postings never start with a zero. */
export const BITS_MARK_BYTES = 4

/** A set of foods by ordinal, a bit for every food of the catalogue. */
export class OrdinalSet {
  /** How many foods there are to choose from. */
  readonly size: number
  readonly #words: Uint32Array

  constructor(size: number, words: Uint32Array = new Uint32Array((size + 31) >>> 5)) {
    this.size = size
    this.#words = words
  }

  add(ordinal: number): void {
    const at = ordinal >>> 5
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (ordinal & 31))
  }

  clear(): void {
    this.#words.fill(0)
  }

  has(ordinal: number): boolean {
    return (((this.#words[ordinal >>> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1
  }

  /** Every food's bit, the first food in the lowest bit of the first byte. */
  bits(): Uint8Array {
    return new Uint8Array(this.#words.buffer, this.#words.byteOffset, this.#words.byteLength)
  }

  /** Adds foods as a PostingsPool, `packPostings` or `packSet` wrote them. */
  addPacked(packed: Uint8Array): void {
    if (packed[0] === 0) this.#addBits(packed.subarray(BITS_MARK_BYTES))
    else this.#addPostings(packed)
  }

  #addBits(bits: Uint8Array): void {
    const theirs = uint32s(bits)
    const words = this.#words
    for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) | (theirs[at] ?? 0)
  }

  // The innermost loop of every search: no call per food.
  #addPostings(postings: Uint8Array): void {
    const words = this.#words
    let ordinal = -1
    let distance = 0
    let shift = 0
    for (let at = 0; at < postings.length; at += 1) {
      const byte = postings[at] ?? 0
      distance |= (byte & 127) << shift
      if (byte >= 128) {
        shift += 7
        continue
      }
      ordinal += distance
      const word = ordinal >>> 5
      words[word] = (words[word] ?? 0) | (1 << (ordinal & 31))
      distance = 0
      shift = 0
    }
  }

  addAll(other: OrdinalSet): void {
    const [ours, theirs] = [this.#words, other.#words]
    for (let at = 0; at < ours.length; at += 1) ours[at] = (ours[at] ?? 0) | (theirs[at] ?? 0)
  }

  /** The foods that are in both. */
  and(other: OrdinalSet): OrdinalSet {
    const words = this.#words.slice()
    const theirs = other.#words
    for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) & (theirs[at] ?? 0)
    return new OrdinalSet(this.size, words)
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0)
  }

  /** Adds to `counts` how many foods of each kind there are, `kindOf` telling the kind of every food. */
  countKinds(kindOf: Uint16Array, counts: Uint32Array): void {
    const words = this.#words
    for (let at = 0; at < words.length; at += 1) {
      let rest = words[at] ?? 0
      while (rest !== 0) {
        const lowest = rest & -rest
        const kind = kindOf[(at << 5) + 31 - Math.clz32(lowest)] ?? 0
        counts[kind] = (counts[kind] ?? 0) + 1
        rest ^= lowest
      }
    }
  }

  /** The foods whose kind has a 1 in `admitted`. */
  ofKinds(kindOf: Uint16Array, admitted: Uint8Array): OrdinalSet {
    const words = this.#words.slice()
    for (let at = 0; at < words.length; at += 1) {
      let rest = words[at] ?? 0
      let kept = rest
      while (rest !== 0) {
        const lowest = rest & -rest
        if (admitted[kindOf[(at << 5) + 31 - Math.clz32(lowest)] ?? 0] !== 1) kept ^= lowest
        rest ^= lowest
      }
      words[at] = kept
    }
    return new OrdinalSet(this.size, words)
  }

  /** Calls `each` with every food, ascending, until it answers false; whether it never did. */
  every(each: (ordinal: number) => boolean): boolean {
    for (let at = 0; at < this.#words.length; at += 1) {
      let rest = this.#words[at] ?? 0
      while (rest !== 0) {
        const lowest = rest & -rest
        if (!each((at << 5) + 31 - Math.clz32(lowest))) return false
        rest ^= lowest
      }
    }
    return true
  }

  /** Calls `each` with every food, ascending. */
  visit(each: (ordinal: number) => void): void {
    this.every((ordinal) => {
      each(ordinal)
      return true
    })
  }
}
