import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { href } from '../urls'
import { type Answer, answerSize, newAnswer, sendAnswer } from './answer'
import { type BufferedResponse, bufferResponse, type Handle } from './buffer-response'
import { contentSecurityPolicy, inlineScriptHashes, newNonce, SECURITY_HEADERS } from './content-security'
import { isErrorShell, missingPage } from './missing-page'
import { refusal } from './request-limits'
import { stripNextScripts } from './strip-next-scripts'

const CACHE_BYTES = 32 * 1024 * 1024
const LONGEST_CACHED_URL = 2048

/**
 * The HTTP front: bounds what comes in, sets the security headers, and keeps whole answers of public pages,
 * which depend on nothing but their URL and the catalogue that `version` names.
 */
export function createFront(handle: Handle, version: () => string): RequestListener {
  const kept = new LRUCache<string, Answer>({ maxSize: CACHE_BYTES, sizeCalculation: answerSize })
  const underway = new Map<string, Promise<Answer>>()

  async function publicAnswer(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const key = `${version()} ${request.url}`
    const ready = kept.get(key)
    if (ready !== undefined) return ready
    const shared = underway.get(key)
    if (shared !== undefined) return shared.catch(() => render(handle, request, response))
    const rendering = render(handle, request, response)
    underway.set(key, rendering)
    try {
      const answer = await rendering
      if (isKeepable(request, answer)) kept.set(key, answer)
      return answer
    } finally {
      underway.delete(key)
    }
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    const refused = refusal(request)
    if (refused !== null) {
      request.resume()
      sendAnswer(request, response, refused)
      return
    }
    if (!isRead(request)) {
      await handle(request, response)
      return
    }
    const answer = isPublic(request) ? await publicAnswer(request, response) : await render(handle, request, response)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    sendAnswer(request, response, answer)
  }

  return (request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (response.destroyed || request.destroyed) return
      console.error(`${request.method} ${pathOf(request)} failed:`, error)
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end('Something went wrong here. Nothing you saved is lost; please try again.')
    })
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}

function isRead(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

/** Partial renders, which the browser's router asks for, depend on request headers too and are never kept. */
function isPublic(request: IncomingMessage): boolean {
  const path = pathOf(request)
  return request.headers.rsc === undefined && !path.startsWith('/lists') && !path.startsWith('/api/health')
}

/** The operators' figures change while the catalogue stays: an import begins, the files grow. */
function isKeepable(request: IncomingMessage, answer: Answer): boolean {
  return (
    answer.status === 200 &&
    pathOf(request) !== href.operators() &&
    answer.headers['set-cookie'] === undefined &&
    (request.url ?? '').length <= LONGEST_CACHED_URL
  )
}

async function render(handle: Handle, request: IncomingMessage, response: ServerResponse): Promise<Answer> {
  const nonce = newNonce()
  const { method } = request
  // A stored answer must be whole, whoever asked for it first.
  delete request.headers['if-none-match']
  request.method = 'GET'
  request.headers['content-security-policy'] = contentSecurityPolicy({ nonce })
  try {
    const rendered = await bufferResponse(handle, request, response)
    const isShell = isErrorShell(rendered)
    if (isShell && rendered.status >= 500 && isPublic(request)) throw new Error('The page could not be drawn')
    const buffered = isShell && rendered.status === 404 ? await missingPage(handle, request) : rendered
    return isHtml(buffered)
      ? page(request, buffered, nonce)
      : newAnswer(buffered.status, buffered.headers, buffered.body)
  } finally {
    if (method !== undefined) request.method = method
  }
}

function isHtml(buffered: BufferedResponse): boolean {
  return String(buffered.headers['content-type'] ?? '').startsWith('text/html')
}

function page(request: IncomingMessage, buffered: BufferedResponse, nonce: string): Answer {
  const entries = Object.entries(buffered.headers).filter(([name]) => !name.startsWith('x-nextjs') && name !== 'etag')
  const headers: OutgoingHttpHeaders = Object.fromEntries(entries)
  const html = buffered.body.toString('utf8')
  if (isPublic(request)) {
    headers['content-security-policy'] = contentSecurityPolicy({ hashes: [] })
    headers['cache-control'] = 'public, max-age=0, must-revalidate'
    return newAnswer(buffered.status, headers, Buffer.from(stripNextScripts(html)))
  }
  const prerendered = buffered.headers['x-nextjs-prerender'] !== undefined
  headers['content-security-policy'] = contentSecurityPolicy(
    prerendered ? { hashes: inlineScriptHashes(html) } : { nonce },
  )
  headers['cache-control'] = 'private, no-store'
  return newAnswer(buffered.status, headers, buffered.body)
}
