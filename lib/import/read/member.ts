import { asUtf8 } from './encoding'

/** One file of a source, wherever it lies: in a folder, in a zip, compressed by itself. */
export type Member = {
  /** As a person would look for it: the path inside its zip or folder. */
  readonly name: string
  /** What `chunks` counts towards: plain bytes, or compressed ones where only those are known beforehand. */
  readonly bytes: number
  /** From the beginning, as often as asked. `onBytes` hears of every step towards `bytes`. */
  chunks(signal?: AbortSignal, onBytes?: (count: number) => void): AsyncGenerator<Buffer>
}

export function baseName(member: Member): string {
  return member.name.slice(member.name.lastIndexOf('/') + 1)
}

const ENOUGH = 64 * 1024

/** The beginning of a file as text, enough to tell what it is. */
export async function firstText(member: Member): Promise<string> {
  let text = ''
  for await (const bytes of asUtf8(member.chunks())) {
    text += bytes.toString('utf8')
    if (text.length >= ENOUGH) break
  }
  return text.slice(0, ENOUGH)
}
