import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Member } from './member'
import { SourceProblem } from './source-problem'

const STEP = 256 * 1024

/** A gzip may not grow by more than this, nor past this size: beyond lies a bomb, not a table. */
const LIMITS = { ratio: 200, bytes: 32 * 1024 ** 3, floor: 8 * 1024 ** 2 }

async function* plain(path: string, signal?: AbortSignal, onBytes?: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: STEP })) {
    signal?.throwIfAborted()
    onBytes?.(chunk.length)
    yield chunk
  }
}

async function* unzipped(
  path: string,
  name: string,
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: STEP })
  let read = 0
  let grown = 0
  const source = plain(path, signal, (count) => {
    read += count
    onBytes?.(count)
  })
  // A failure reaches whoever reads; told of here as well it would end the process.
  pipeline(source, gunzip).catch((error: Error) => gunzip.destroy(error))
  try {
    for await (const chunk of gunzip) {
      grown += chunk.length
      if (grown > LIMITS.bytes || (grown > LIMITS.floor && grown > read * LIMITS.ratio))
        throw new SourceProblem('refused', `${name} grows far more than a table does: it looks like a zip bomb.`)
      yield chunk
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof SourceProblem) throw error
    throw new SourceProblem('damaged', `${name} is cut short or damaged.`, { cause: error })
  }
}

/** Whether a file begins with these bytes. */
export async function beginsWith(path: string, magic: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0)
    return buffer.toString('latin1') === magic
  } finally {
    await file.close()
  }
}

/** A file on disk; one compressed with gzip reads as what it holds. */
export async function fileMember(path: string, name: string): Promise<Member> {
  const { size } = await stat(path)
  const isGzip = await beginsWith(path, '\x1f\x8b')
  return {
    name,
    bytes: size,
    chunks: (signal, onBytes) => (isGzip ? unzipped(path, name, signal, onBytes) : plain(path, signal, onBytes)),
  }
}
