import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Member } from './member'
import { SourceProblem } from './source-problem'

/** The whole of FoodData Central is under 10 GB and shrinks by 10 to 15 times; a bomb by hundreds. */
export const ZIP_LIMITS = { entries: 2000, bytes: 32 * 1024 ** 3, ratio: 100, floor: 8 * 1024 ** 2 }

function damaged(archive: string, cause: unknown): SourceProblem {
  const why = cause instanceof Error ? ` (${cause.message})` : ''
  return new SourceProblem('damaged', `${archive} is cut short or damaged${why}.`, { cause })
}

const STEP = 256 * 1024
const STORED = 0
const DEFLATED = 8

/** One file in a zip: where its bytes lie, and what the directory of the zip says of them. */
type ZippedFile = { readonly path: string; readonly archive: string; readonly entry: Entry; readonly start: number }

/** Inflated here and not by yauzl, in steps sixteen times as large: half the time of a release goes into this. */
function inflated({ path, entry, start }: ZippedFile): Readable {
  const end = start + entry.compressedSize - 1
  if (entry.compressedSize === 0) return Readable.from([])
  const raw = createReadStream(path, { start, end, highWaterMark: STEP })
  if (entry.compressionMethod === STORED) return raw
  if (entry.compressionMethod !== DEFLATED) throw new Error(`compressed by method ${entry.compressionMethod}`)
  const inflate = createInflateRaw({ chunkSize: STEP })
  // A failure reaches whoever reads; told of here as well it would end the process.
  pipeline(raw, inflate).catch((error: Error) => inflate.destroy(error))
  return inflate
}

async function* contents(
  file: ZippedFile,
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): AsyncGenerator<Buffer> {
  const { archive, entry } = file
  let sum = 0
  let size = 0
  try {
    for await (const chunk of inflated(file)) {
      signal?.throwIfAborted()
      size += chunk.length
      if (size > entry.uncompressedSize) throw new Error('it holds more than it says')
      sum = crc32(chunk, sum)
      onBytes?.(chunk.length)
      yield chunk
    }
    if (size < entry.uncompressedSize) throw new Error('it holds less than it says')
    if (sum !== entry.crc32) throw new Error('its checksum does not agree')
  } catch (error) {
    signal?.throwIfAborted()
    throw damaged(`${entry.fileName} in ${archive}`, error)
  }
}

/**
 * The files in a zip, read in place: nothing is unpacked to disk. Refused before a byte is unpacked: names that lead
 * outside, encryption, more files or bytes than a table has. Sizes and checksums are held to while reading.
 */
export async function openZip(path: string, archive: string, limits = ZIP_LIMITS): Promise<readonly Member[]> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, {
      autoClose: false,
      lazyEntries: true,
      decodeStrings: true,
      validateEntrySizes: true,
    })
  } catch (error) {
    throw damaged(archive, error)
  }
  try {
    const members: Member[] = []
    const names = new Set<string>()
    let total = 0
    if (zip.entryCount > limits.entries)
      throw new SourceProblem('refused', `${archive} holds ${zip.entryCount} files, more than a release has.`)
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize
      if (entry.isEncrypted()) throw new SourceProblem('refused', `${entry.fileName} in ${archive} is encrypted.`)
      if (total > limits.bytes || (total > limits.floor && total > zip.fileSize * limits.ratio))
        throw new SourceProblem(
          'refused',
          `${archive} unpacks to far more than a table does: it looks like a zip bomb.`,
        )
      if (entry.fileName.endsWith('/')) continue
      if (names.has(entry.fileName)) throw new SourceProblem('refused', `${archive} holds ${entry.fileName} twice.`)
      names.add(entry.fileName)
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const file: ZippedFile = { path, archive, entry, start: fileDataStart }
      members.push({
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        chunks: (signal, onBytes) => contents(file, signal, onBytes),
      })
    }
    return members
  } catch (error) {
    if (error instanceof SourceProblem) throw error
    const message = error instanceof Error ? error.message : ''
    if (/invalid (relative path|characters in fileName)|absolute path/.test(message))
      throw new SourceProblem('refused', `${archive} names a file outside itself (${message}).`, { cause: error })
    throw damaged(archive, error)
  } finally {
    zip.close()
  }
}
