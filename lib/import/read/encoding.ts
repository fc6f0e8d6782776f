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
export async function* asUtf8(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let first: Buffer = Buffer.alloc(0)
  let decoder: TextDecoder | null = null
  let begun = false
  for await (const chunk of chunks) {
    if (begun) {
      yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }))
      continue
    }
    first = first.length === 0 ? chunk : Buffer.concat([first, chunk])
    if (first.length < 4) continue
    begun = true
    const found = utf16(first)
    decoder = found === null ? null : new TextDecoder(found)
    yield decoder === null ? withoutMark(first) : Buffer.from(decoder.decode(first, { stream: true }))
  }
  if (!begun) yield withoutMark(first)
  else if (decoder !== null) yield Buffer.from(decoder.decode())
}

/** The beginning of a file as text, good for telling what it is. */
export async function firstText(start: Buffer): Promise<string> {
  let text = ''
  for await (const piece of asUtf8([start])) text += piece.toString('utf8')
  return text
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
