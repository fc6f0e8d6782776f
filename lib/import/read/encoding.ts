import { isUtf8 } from 'node:buffer'

const windows1252 = new TextDecoder('windows-1252')

function utf16(first: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  if (first.length >= 4 && first[1] === 0 && first[3] === 0) return 'utf-16le'
  if (first.length >= 4 && first[0] === 0 && first[2] === 0) return 'utf-16be'
  return null
}

/** The same text as UTF-8 without a byte order mark, whether it came as UTF-8 or UTF-16. */
export async function* asUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first: Buffer | null = Buffer.alloc(0)
  let decoder: TextDecoder | null = null
  for await (const chunk of chunks) {
    let bytes = chunk
    if (first !== null) {
      first = Buffer.concat([first, chunk])
      if (first.length < 4) continue
      const encoding = utf16(first)
      decoder = encoding === null ? null : new TextDecoder(encoding)
      bytes = withoutMark(first)
      first = null
    }
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }))
  }
  if (first !== null) yield withoutMark(first)
  else if (decoder !== null) yield Buffer.from(decoder.decode())
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

/** Text that is no UTF-8 is what a spreadsheet saves in western Europe and America: Windows-1252, a form of Latin-1. */
export function decodeText(bytes: Buffer): { readonly text: string; readonly recoded: boolean } {
  return isUtf8(bytes)
    ? { text: bytes.toString('utf8'), recoded: false }
    : { text: windows1252.decode(bytes), recoded: true }
}
