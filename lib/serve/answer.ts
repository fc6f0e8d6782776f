import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Encoding = 'br' | 'gzip' | 'identity'

/** A whole answer, kept so that it can be sent again; each encoding is made when first asked for. */
export type Answer = {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  /** Whether it may be kept and sent to others. */
  readonly isShared: boolean
  /** Null for what nobody may keep. */
  readonly etag: string | null
  readonly bodies: Map<Encoding, Buffer>
  /** Whether it was sent compressed before. */
  wasAsked: boolean
}

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|problem\+json|manifest\+json)|image\/svg\+xml)/
const TOO_SMALL_TO_COMPRESS = 512

export function newAnswer(status: number, headers: OutgoingHttpHeaders, body: Buffer, isShared: boolean): Answer {
  const { etag: given, ...rest } = headers
  delete rest['content-length']
  delete rest['transfer-encoding']
  const etag = isShared ? (typeof given === 'string' ? given : tagOf(body)) : null
  return { status, headers: rest, isShared, etag, bodies: new Map([['identity', body]]), wasAsked: false }
}

function tagOf(body: Buffer): string {
  return `W/"${createHash('sha1').update(body).digest('base64url')}"`
}

/** Bytes held now and once compressed: a bound for the cache, counted once when the answer is stored. */
export function answerSize(answer: Answer): number {
  return 2 * identityBody(answer).length + 1024
}

export function identityBody(answer: Answer): Buffer {
  const body = answer.bodies.get('identity')
  if (body === undefined) throw new Error('An answer is made with its identity body')
  return body
}

export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  response.setHeader('Vary', 'Accept-Encoding')
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && name !== 'vary') response.setHeader(name, value)
  }
  if (answer.etag !== null) response.setHeader('ETag', answer.etag)
  if (answer.etag !== null && answer.status === 200 && matches(request.headers['if-none-match'], answer.etag)) {
    response.removeHeader('Content-Type')
    response.writeHead(304).end()
    return
  }
  const encoding = chooseEncoding(request, answer)
  const body = encoded(answer, encoding)
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.writeHead(answer.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
}

function chooseEncoding(request: IncomingMessage, answer: Answer): Encoding {
  const type = String(answer.headers['content-type'] ?? '')
  if (!COMPRESSIBLE.test(type) || identityBody(answer).length < TOO_SMALL_TO_COMPRESS) return 'identity'
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'identity'
}

/**
 * What is asked for once is compressed the cheap way, which costs a fifth; what is asked for again has earned the good
 * way, and is then kept so.
 */
function encoded(answer: Answer, encoding: Encoding): Buffer {
  const kept = answer.bodies.get(encoding)
  if (kept !== undefined) return kept
  const isAgain = answer.wasAsked
  answer.wasAsked = true
  const body = compressed(identityBody(answer), encoding, !isAgain)
  if (isAgain) answer.bodies.set(encoding, body)
  return body
}

function compressed(plain: Buffer, encoding: Encoding, isCheap: boolean): Buffer {
  if (encoding === 'identity') return plain
  if (encoding === 'gzip') return gzipSync(plain, { level: isCheap ? 1 : 6 })
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: isCheap ? 1 : 5 } })
}
