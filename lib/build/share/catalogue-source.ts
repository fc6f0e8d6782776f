import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { download } from '../../import/download/download'
import { plain } from '../../import/download/download-problem'
import { request } from '../../import/download/request'
import {
  type PublishedCatalogue,
  type PublishedCatalogueFile,
  publishedCatalogueSchema,
} from '../../schemas/published-catalogue'
import { CURRENT } from './publish-to'

/** So long may a source send nothing. */
const PATIENCE_MS = 10_000
/** So long may it take to say what it publishes. */
const LOOK_MS = 5000
const MOST_BYTES_NAMED = 16 * 1024
/** A source that sends more slowly than this is given up: it would keep everybody waiting for ever. */
const LEAST_BYTES_A_SECOND = 100_000
const LEAST_TIME_MS = 60_000
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Why a source cannot be followed just now, in words. What is shown stays as it is. */
export class SourceFault extends Error {}

/** What a source publishes, and a mark by which to ask whether it still does. */
export type Published = { readonly catalogue: PublishedCatalogue; readonly mark: string }

/** A place where another machine publishes its catalogue: a folder, or an address. */
export type CatalogueSource = {
  /** As people write it, without a password that may stand in it. */
  readonly words: string
  /** What is published there; null where it is still what `mark` stands for. Throws SourceFault. */
  look(mark: string | null): Promise<Published | null>
  /** Brings a file here, exactly the one that is named: as many bytes, with that SHA-256. Throws SourceFault. */
  fetch(file: PublishedCatalogueFile, into: string): Promise<void>
}

/** The source that is meant by a folder, or by an address with https. Throws SourceFault for any other address. */
export function catalogueSource(place: string): CatalogueSource {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(place)) return folderSource(resolve(place))
  const url = URL.canParse(place) ? new URL(place.endsWith('/') ? place : `${place}/`) : null
  const isSafe = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname)))
  if (isSafe) return addressSource(url)
  throw new SourceFault(`"${place}" is neither a folder nor an address that starts with https://.`)
}

function folderSource(folder: string): CatalogueSource {
  return {
    words: folder,
    look: async (mark) => {
      const file = join(folder, CURRENT)
      const found = await told(folder, () => stat(file))
      const now = `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`
      if (now === mark) return null
      if (found.size > MOST_BYTES_NAMED) throw new SourceFault(`${file} is larger than such a file is.`)
      return { catalogue: named(file, await told(folder, () => readFile(file, 'utf8'))), mark: now }
    },
    fetch: async (file, into) => {
      const from = join(folder, file.name)
      await told(folder, () => copyExactly(from, file, into))
    },
  }
}

function addressSource(url: URL): CatalogueSource {
  const words = plain(url)
  return {
    words,
    look: async (mark) => {
      const address = new URL(CURRENT, url)
      const signal = AbortSignal.timeout(LOOK_MS)
      const headers: Record<string, string> = mark === null ? {} : { 'if-none-match': mark }
      const answer = await told(words, () => request(address, { headers, patienceMs: LOOK_MS, signal }))
      if (answer.statusCode === 304 && mark !== null) {
        answer.resume()
        return null
      }
      if (answer.statusCode !== 200) {
        answer.destroy()
        throw new SourceFault(`${plain(address)} was answered with ${answer.statusCode}.`)
      }
      const text = await told(words, () => textOf(answer, plain(address)))
      return { catalogue: named(plain(address), text), mark: answer.headers.etag ?? '' }
    },
    fetch: async ({ name, bytes, sha256 }, into) => {
      const signal = AbortSignal.timeout(LEAST_TIME_MS + Math.ceil(bytes / LEAST_BYTES_A_SECOND) * 1000)
      const from = new URL(name, url)
      await rm(into, { force: true })
      const get = () => download({ url: from, file: into, sha256, mostBytes: bytes, patienceMs: PATIENCE_MS, signal })
      const got = await told(words, get)
      if (got.bytes !== bytes) throw new SourceFault(`${plain(from)} has ${got.bytes} bytes, not ${bytes}.`)
    },
  }
}

/** What `current.json` says. */
function named(where: string, text: string): PublishedCatalogue {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch (error) {
    throw new SourceFault(`${where} is no JSON.`, { cause: error })
  }
  const { data, error } = publishedCatalogueSchema.safeParse(said)
  if (data !== undefined) return data
  const [issue] = error.issues
  throw new SourceFault(`${where} does not name a catalogue: ${issue?.path.join('.')} ${issue?.message}.`)
}

async function textOf(answer: AsyncIterable<Buffer>, where: string): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer) {
    bytes += chunk.length
    if (bytes > MOST_BYTES_NAMED) throw new SourceFault(`${where} is larger than such a file is.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function copyExactly(from: string, { bytes, sha256 }: PublishedCatalogueFile, into: string): Promise<void> {
  const { size } = await stat(from)
  if (size !== bytes) throw new SourceFault(`${from} has ${size} bytes, not ${bytes}.`)
  const hash = createHash('sha256')
  async function* hashed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  const input = createReadStream(from, { end: bytes - 1, highWaterMark: 1 << 20 })
  await pipeline(input, hashed, createWriteStream(into, { flush: true }))
  if (hash.digest('hex') !== sha256) throw new SourceFault(`${from} is not what was published: its SHA-256 is another.`)
}

/** Turns whatever goes wrong with a source into words. */
async function told<T>(source: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SourceFault) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new SourceFault(`The catalogue cannot be fetched from ${source}: ${why}`, { cause: error })
  }
}
