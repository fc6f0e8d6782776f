import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Member } from './member'
import { SourceProblem } from './source-problem'

/** The whole of FoodData Central is under 10 GB and shrinks by 10 to 15 times; a bomb by hundreds. */
export const ZIP_LIMITS = { entries: 2000, bytes: 32 * 1024 ** 3, ratio: 100, floor: 8 * 1024 ** 2 }

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
    throw problemOf(`${entry.fileName} in ${archive}`, error)
  }
}

/**
 * The files in a zip, read in place: nothing is unpacked to disk. Refused before a byte is unpacked: names that lead
 * outside, encryption, more files or bytes than a table has. Sizes and checksums are held to while reading.
 */
export async function openZip(path: string, archive: string, limits = ZIP_LIMITS): Promise<readonly Member[]> {
  const refused = (why: string) => new SourceProblem('refused', why)
  const members = new Map<string, Member>()
  let zip: ZipFile | null = null
  let total = 0
  try {
    zip = await openPromise(path, {
      autoClose: false,
      lazyEntries: true,
      decodeStrings: true,
      validateEntrySizes: true,
    })
    if (zip.entryCount > limits.entries)
      throw refused(`${archive} holds ${zip.entryCount} files, more than a release has.`)
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      total += entry.uncompressedSize
      if (entry.isEncrypted()) throw refused(`${name} in ${archive} is encrypted.`)
      if (total > limits.bytes || (total > limits.floor && total > zip.fileSize * limits.ratio))
        throw refused(`${archive} unpacks to far more than a table does: it looks like a zip bomb.`)
      if (name.endsWith('/')) continue
      if (members.has(name)) throw refused(`${archive} holds ${name} twice.`)
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const file: ZippedFile = { path, archive, entry, start: fileDataStart }
      const bytes = entry.uncompressedSize
      members.set(name, { name, bytes, chunks: (signal, onBytes) => contents(file, signal, onBytes) })
    }
    return [...members.values()]
  } catch (error) {
    throw problemOf(archive, error)
  } finally {
    zip?.close()
  }
}

/** What is wrong with a zip, or a file in it, by what reading it failed with. */
function problemOf(what: string, cause: unknown): SourceProblem {
  if (cause instanceof SourceProblem) return cause
  const why = cause instanceof Error ? ` (${cause.message})` : ''
  return /invalid (relative path|characters in fileName)|absolute path/.test(why)
    ? new SourceProblem('refused', `${what} names a file outside itself${why}.`, { cause })
    : new SourceProblem('damaged', `${what} is cut short or damaged${why}.`, { cause })
}
