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

/** The first bytes, enough to tell what a file is. */
export async function head(member: Member, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of member.chunks()) {
    parts.push(chunk)
    length += chunk.length
    if (length >= most) break
  }
  return Buffer.concat(parts).subarray(0, most)
}
