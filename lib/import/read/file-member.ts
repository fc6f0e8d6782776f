import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Member } from './member'
import { SourceProblem } from './source-problem'

const STEP = 256 * 1024

/** A gzip may not grow by more than this, nor past this size: beyond lies a bomb, not a table. */
export const GZIP_LIMITS = { ratio: 200, bytes: 32 * 1024 ** 3, floor: 8 * 1024 ** 2 }

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
  limits: typeof GZIP_LIMITS,
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
  const fed = pipeline(source, gunzip)
  fed.catch(() => undefined)
  try {
    for await (const chunk of gunzip) {
      grown += chunk.length
      if (grown > limits.bytes || (grown > limits.floor && grown > read * limits.ratio))
        throw new SourceProblem('refused', `${name} grows far more than a table does: it looks like a zip bomb.`)
      yield chunk
    }
    await fed
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof SourceProblem) throw error
    throw new SourceProblem('damaged', `${name} is cut short or damaged.`, { cause: error })
  } finally {
    gunzip.destroy()
  }
}

/** A file on disk; one compressed with gzip reads as what it holds. */
export async function fileMember(path: string, name: string, limits = GZIP_LIMITS): Promise<Member> {
  const { size } = await stat(path)
  const file = await open(path)
  try {
    const magic = Buffer.alloc(2)
    await file.read(magic, 0, 2, 0)
    const gzip = magic[0] === 0x1f && magic[1] === 0x8b
    return {
      name,
      bytes: size,
      chunks: (signal, onBytes) =>
        gzip ? unzipped(path, name, limits, signal, onBytes) : plain(path, signal, onBytes),
    }
  } finally {
    await file.close()
  }
}
