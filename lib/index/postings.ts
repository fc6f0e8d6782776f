const BLOCK_BITS = 20
const BLOCK = 1 << BLOCK_BITS
const FIRST_SLICE = 8
const LARGEST_SLICE = 4096
const ADDRESS_BYTES = 4

/**
 * Lists of foods that share something, written down as it is found: ordinals ascending, each as its distance from the
 * one before in base-128 digits, low digits first, the high bit set on all but the last. Common words cost a byte a
 * food. Of hundreds of thousands of lists most are short: all lie in slices of common blocks, each slice of a list
 * twice as long as the one before and ending in the address of the next.
 */
export class PostingsPool {
  readonly #blocks: Uint8Array[] = []
  #free = 0
  #end = 0
  #lists = 0
  #first = new Int32Array(256)
  #last = new Int32Array(256)
  #at = new Int32Array(256)
  #limit = new Int32Array(256)
  #slice = new Int32Array(256)
  #bytes = new Int32Array(256)
  #counts = new Int32Array(256)

  /** Begins a list; its number. */
  list(): number {
    const list = this.#lists
    this.#lists += 1
    if (list === this.#first.length) {
      this.#first = doubled(this.#first)
      this.#last = doubled(this.#last)
      this.#at = doubled(this.#at)
      this.#limit = doubled(this.#limit)
      this.#slice = doubled(this.#slice)
      this.#bytes = doubled(this.#bytes)
      this.#counts = doubled(this.#counts)
    }
    this.#last[list] = -1
    return list
  }

  /** How many foods a list has. */
  count(list: number): number {
    return this.#counts[list] ?? 0
  }

  /** Adds a food. The same one again changes nothing; throws where the ordinals do not ascend. */
  add(list: number, ordinal: number): void {
    const last = this.#last[list] ?? 0
    if (ordinal === last) return
    if (ordinal < last) throw new RangeError(`Ordinal ${ordinal} after ${last}`)
    this.#last[list] = ordinal
    this.#counts[list] = (this.#counts[list] ?? 0) + 1
    let distance = ordinal - last
    while (distance >= 128) {
      this.#push(list, (distance & 127) | 128)
      distance >>>= 7
    }
    this.#push(list, distance)
  }

  #push(list: number, byte: number): void {
    let at = this.#at[list] ?? 0
    if (at === this.#limit[list]) at = this.#nextSlice(list)
    const block = this.#blocks[at >>> BLOCK_BITS]
    if (block !== undefined) block[at & (BLOCK - 1)] = byte
    this.#at[list] = at + 1
    this.#bytes[list] = (this.#bytes[list] ?? 0) + 1
  }

  #nextSlice(list: number): number {
    const size = Math.min(2 * (this.#slice[list] ?? 0) || FIRST_SLICE, LARGEST_SLICE)
    if (this.#free + size > this.#end) {
      this.#free = this.#blocks.length * BLOCK
      this.#end = this.#free + BLOCK
      this.#blocks.push(new Uint8Array(BLOCK))
    }
    const address = this.#free
    this.#free += size
    if (this.#slice[list] === 0) this.#first[list] = address
    else this.#view(this.#limit[list] ?? 0).setUint32(0, address)
    this.#slice[list] = size
    this.#limit[list] = address + size - ADDRESS_BYTES
    return address
  }

  #view(address: number): DataView {
    const { buffer } = this.#blocks[address >>> BLOCK_BITS] ?? new Uint8Array(0)
    return new DataView(buffer, address & (BLOCK - 1), ADDRESS_BYTES)
  }

  /** What was written of a list. Never starts with a zero. */
  bytes(list: number): Uint8Array {
    const bytes = new Uint8Array(this.#bytes[list] ?? 0)
    let address = this.#first[list] ?? 0
    let size = FIRST_SLICE
    for (let done = 0; done < bytes.length; ) {
      const length = Math.min(bytes.length - done, size - ADDRESS_BYTES)
      const start = address & (BLOCK - 1)
      bytes.set(this.#blocks[address >>> BLOCK_BITS]?.subarray(start, start + length) ?? [], done)
      done += length
      if (done < bytes.length) address = this.#view(address + length).getUint32(0)
      size = Math.min(2 * size, LARGEST_SLICE)
    }
    return bytes
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2)
  grown.set(array)
  return grown
}
