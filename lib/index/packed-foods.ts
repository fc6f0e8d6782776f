import { BITS_MARK_BYTES, OrdinalSet } from './ordinal-set'

/** Foods as postings, or bit by bit where that is shorter. */
export function packSet(set: OrdinalSet): Uint8Array {
  const most = Math.ceil(set.size / 8)
  const bytes = new Uint8Array(most)
  let length = 0
  let last = -1
  const fits = set.every((ordinal) => {
    let distance = ordinal - last
    last = ordinal
    for (; distance >= 128; distance >>>= 7) bytes[length++] = (distance & 127) | 128
    bytes[length++] = distance
    return length <= most
  })
  return fits ? bytes.slice(0, length) : packedBits(set)
}

/** The postings of one list, or bits where those are shorter. */
export function packPostings(postings: Uint8Array, size: number): Uint8Array {
  if (postings.length <= Math.ceil(size / 8)) return postings
  const set = new OrdinalSet(size)
  set.addPacked(postings)
  return packedBits(set)
}

/** Every food's bit, after four zeros: quicker to read than postings, which never start with a zero. */
function packedBits(set: OrdinalSet): Uint8Array {
  const bits = set.bits()
  const packed = new Uint8Array(BITS_MARK_BYTES + bits.length)
  packed.set(bits, BITS_MARK_BYTES)
  return packed
}
