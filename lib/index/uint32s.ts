/** The same bytes as 32-bit numbers, copied only where they lie askew. */
export function uint32s({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  const isStraight = byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0
  return isStraight
    ? new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}
