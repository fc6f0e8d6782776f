import { BITS_MARK_BYTES, OrdinalSet } from './ordinal-set'

/**
 * Foods in the form the index keeps them: as postings; or bit by bit, after four zeros, where so many are among them
 * that this is shorter, and far quicker to read.
 */
export function packFoods(postings: Uint8Array, size: number): Uint8Array {
  if (postings.length <= Math.ceil(size / 8)) return postings
  const set = new OrdinalSet(size)
  set.addPacked(postings)
  const bits = set.bits()
  const packed = new Uint8Array(BITS_MARK_BYTES + bits.length)
  packed.set(bits, BITS_MARK_BYTES)
  return packed
}
