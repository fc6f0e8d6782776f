const GROWTH = 1.5

/**
 * Foods that share something, written down as it is found: ordinals ascending, each as its distance from the one
 * before in base-128 digits, low digits first, the high bit set on all but the last. Common words cost a byte a food.
 */
export class PostingsWriter {
  #bytes = new Uint8Array(4)
  #length = 0
  #last = -1
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Adds a food. The same one again changes nothing; throws where the ordinals do not ascend. */
  add(ordinal: number): void {
    if (ordinal === this.#last) return
    if (ordinal < this.#last) throw new RangeError(`Ordinal ${ordinal} after ${this.#last}`)
    let distance = ordinal - this.#last
    this.#last = ordinal
    this.#count += 1
    while (distance >= 128) {
      this.#push((distance & 127) | 128)
      distance >>>= 7
    }
    this.#push(distance)
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const grown = new Uint8Array(Math.ceil(this.#bytes.length * GROWTH))
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    this.#bytes[this.#length] = byte
    this.#length += 1
  }

  /** What was written so far; a view, good until the next food. Never starts with a zero. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}
