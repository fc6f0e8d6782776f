import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { formatBytes } from '../bytes'
import { cut, DownloadProblem, noRoom, refused, tooLarge } from './download-problem'
import { type Held, PartFile } from './part-file'
import { request } from './request'

const PATIENCE_MS = 60_000

export type DownloadOptions = {
  readonly url: URL
  /** Where the file is to stand. */
  readonly file: string
  /** What its SHA-256 has to be; null where that is not known. */
  readonly sha256: string | null
  readonly mostBytes: number
  readonly patienceMs?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (bytes: number, allBytes: number | null) => void
  readonly onNote?: (note: string) => void
}

export type Downloaded = {
  readonly bytes: number
  readonly sha256: string
  /** True where the file stood there before. */
  readonly wasThere: boolean
}

/**
 * Downloads a file, going on where an earlier download of the same file stopped. The file appears only once all of it
 * is there and its checksum holds; what has come until then stays beside it, even when this is cut off. Throws
 * DownloadProblem.
 */
export async function download(options: DownloadOptions): Promise<Downloaded> {
  const { file, sha256, signal } = options
  if (existsSync(file)) return await alreadyThere(options)
  await mkdir(dirname(file), { recursive: true })
  const part = new PartFile(file)
  const bytes = await fetchWhole(options, part)
  const found = await digestOf(part.path, signal)
  if (sha256 !== null && found !== sha256) return await setAside(options, part, found)
  await part.becomes(file)
  return { bytes, sha256: found, wasThere: false }
}

async function alreadyThere({ file, sha256, signal }: DownloadOptions): Promise<Downloaded> {
  const { size } = await stat(file)
  const found = await digestOf(file, signal)
  if (sha256 === null || found === sha256) return { bytes: size, sha256: found, wasThere: true }
  throw new DownloadProblem(
    'in-the-way',
    `${file} is there already, with another SHA-256: ${found}, not ${sha256}. Move it away to download anew.`,
  )
}

async function setAside({ file, sha256 }: DownloadOptions, part: PartFile, found: string): Promise<never> {
  const aside = `${file}.wrong`
  await part.becomes(aside)
  throw new DownloadProblem(
    'checksum',
    `What was downloaded is not what is expected: its SHA-256 is ${found}, not ${sha256}. It is set aside as ` +
      `${aside}. Publishers do replace a file under its old name; if you trust this one, say --sha256 ${found}.`,
  )
}

/** Brings the part to its full length; how many bytes that is. */
async function fetchWhole(options: DownloadOptions, part: PartFile): Promise<number> {
  const held = await part.held(options.url.href)
  if (held !== null) {
    const bytes = await goOn(options, part, held)
    if (bytes !== null) return bytes
  }
  const answer = await ask(options)
  if (answer.statusCode !== 200) throw refused(options.url, answer)
  return await takeNew(options, part, answer)
}

/** Asks for the rest; null where a new start is needed. */
async function goOn(options: DownloadOptions, part: PartFile, held: Held): Promise<number | null> {
  const answer = await ask(options, { range: `bytes=${held.bytes}-`, 'if-range': held.validator })
  const { statusCode } = answer
  const range = contentRange(answer)
  const validator = validatorOf(answer)
  const isSame = validator === null || validator === held.validator
  if (statusCode === 206 && isSame && range?.from === held.bytes) {
    options.onNote?.(`Going on after ${formatBytes(held.bytes)}.`)
    return await take(options, part, answer, { from: held.bytes, all: range.all })
  }
  if (statusCode === 200) {
    options.onNote?.(
      validator === held.validator
        ? 'This server does not go on where a download stopped. Starting over.'
        : 'The file has changed since a part of it came. Starting over.',
    )
    return await takeNew(options, part, answer)
  }
  answer.destroy()
  if (statusCode === 416 && range?.all === held.bytes && isSame) return held.bytes
  if (statusCode !== 206 && statusCode !== 416) throw refused(options.url, answer)
  options.onNote?.('The file has changed since a part of it came. Starting over.')
  return null
}

async function takeNew(options: DownloadOptions, part: PartFile, answer: IncomingMessage): Promise<number> {
  const declared = answer.headers['content-length']
  const all = declared === undefined ? null : Number(declared)
  checkSize(options, all, answer)
  await part.begin(options.url.href, validatorOf(answer))
  return await take(options, part, answer, { from: 0, all })
}

/** Where what is sent begins in the file, and how long the file is where that is said. */
type Extent = { readonly from: number; readonly all: number | null }

async function take(
  options: DownloadOptions,
  part: PartFile,
  answer: IncomingMessage,
  { from, all }: Extent,
): Promise<number> {
  const { url, mostBytes, signal, onProgress } = options
  checkSize(options, all, answer)
  let bytes = from
  async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > mostBytes) throw tooLarge(url, mostBytes, 'It has sent more already.')
      onProgress?.(bytes, all)
      yield chunk
    }
  }
  const output = createWriteStream(part.path, { flags: from === 0 ? 'w' : 'r+', start: from, flush: true })
  try {
    await pipeline(answer, bounded, output, { signal })
  } catch (error) {
    if (bytes > mostBytes) await part.remove()
    if (codeOf(error) === 'ENOSPC') throw noRoom(options.file, error)
    throw CONNECTION.includes(codeOf(error)) ? cut(bytes, all, error) : error
  }
  if (all !== null && bytes < all) throw cut(bytes, all)
  return bytes
}

function ask(options: DownloadOptions, headers: Readonly<Record<string, string>> = {}): Promise<IncomingMessage> {
  return request(options.url, { patienceMs: PATIENCE_MS, ...options, headers })
}

function checkSize({ url, mostBytes }: DownloadOptions, all: number | null, answer: IncomingMessage): void {
  if (all === null || all <= mostBytes) return
  answer.destroy()
  throw tooLarge(url, mostBytes, `It has ${formatBytes(all)}.`)
}

const CONNECTION = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_CHUNK_SIZE']

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** What tells a file from its successor under the same address. A weak tag does not tell byte from byte. */
function validatorOf({ headers }: IncomingMessage): string | null {
  const tag = headers.etag
  if (tag !== undefined && !tag.startsWith('W/')) return tag
  return headers['last-modified'] ?? null
}

function contentRange({ headers }: IncomingMessage): Extent | null {
  const [, from, all] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers['content-range'] ?? '') ?? []
  return all === undefined ? null : { from: Number(from), all: all === '*' ? null : Number(all) }
}

async function digestOf(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal })) hash.update(chunk)
  return hash.digest('hex')
}
