import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Encoding = 'br' | 'gzip'

/** A whole answer, kept so that it can be sent again; each encoding is made when first asked for. */
export type Answer = {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  /** Whether it may be kept and sent to others. */
  readonly isShared: boolean
  /** Null for what nobody may keep. */
  readonly etag: string | null
  readonly body: Buffer
  readonly compressed: Map<Encoding, Buffer>
  /** Whether it was sent compressed before. */
  wasAsked: boolean
}

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|problem\+json|manifest\+json)|image\/svg\+xml)/
/** Text that does not say how its letters are written, so that a browser would have to guess. */
const IS_TEXT = /^(?:text\/[\w.+-]+|[\w-]+\/[\w.-]+\+xml)$/
const TOO_SMALL_TO_COMPRESS = 512

export function newAnswer(status: number, headers: OutgoingHttpHeaders, body: Buffer, isShared: boolean): Answer {
  const { etag: given, ...rest } = headers
  delete rest['content-length']
  delete rest['transfer-encoding']
  const etag = isShared ? String(given ?? `W/"${createHash('sha256').update(body).digest('base64url')}"`) : null
  const type = rest['content-type']
  if (typeof type === 'string' && IS_TEXT.test(type)) rest['content-type'] = `${type}; charset=utf-8`
  return { status, headers: rest, isShared, etag, body, compressed: new Map(), wasAsked: false }
}

/** Bytes held now and once compressed: a bound for the cache, counted once when the answer is stored. */
export function answerSize({ body }: Answer): number {
  return 2 * body.length + 1024
}

export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  response.setHeader('Vary', 'Accept-Encoding')
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && name !== 'vary') response.setHeader(name, value)
  }
  if (answer.etag !== null) {
    response.setHeader('ETag', answer.etag)
    if (answer.status === 200 && matches(request.headers['if-none-match'], answer.etag)) {
      response.removeHeader('Content-Type')
      response.writeHead(304).end()
      return
    }
  }
  const encoding = chooseEncoding(request, answer)
  const body = encoding === null ? answer.body : encoded(answer, encoding)
  if (encoding !== null) response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.writeHead(answer.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
}

/** Null for the body as it is. */
function chooseEncoding(request: IncomingMessage, { headers, body }: Answer): Encoding | null {
  if (!COMPRESSIBLE.test(String(headers['content-type'] ?? '')) || body.length < TOO_SMALL_TO_COMPRESS) return null
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : null
}

/**
 * What is asked for once is compressed the cheap way, which costs a fifth; what is asked for again has earned the good
 * way, and is then kept so.
 */
function encoded(answer: Answer, encoding: Encoding): Buffer {
  const kept = answer.compressed.get(encoding)
  if (kept !== undefined) return kept
  const isAgain = answer.wasAsked
  answer.wasAsked = true
  const body = compress(answer.body, encoding, !isAgain)
  if (isAgain) answer.compressed.set(encoding, body)
  return body
}

function compress(plain: Buffer, encoding: Encoding, isCheap: boolean): Buffer {
  if (encoding === 'gzip') return gzipSync(plain, { level: isCheap ? 1 : 6 })
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: isCheap ? 1 : 5 } })
}
