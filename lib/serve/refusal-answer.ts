import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { type Answer, newAnswer, sendAnswer } from './answer'
import { SECURITY_HEADERS } from './content-security'
import { NOTICE_POLICY, type Notice, noticePage } from './notice-page'

/** Why a request is not answered with what it asks for. */
export type Refusal = {
  readonly status: number
  readonly title: string
  readonly words: string
  /** In how many seconds it makes sense to come again. */
  readonly retryAfter?: number
  readonly allow?: string
  /** A form that was not taken, for a page to send it again. */
  readonly again?: Notice['again']
  /** Whether the connection is not to be used again. */
  readonly ends?: boolean
}

/** Says it as a page to browsers, and as a problem (RFC 9457) to programs. Kept by nobody. */
export function refusalAnswer(request: IncomingMessage, refusal: Refusal): Answer {
  const { status, title, words, retryAfter, allow, again, ends } = refusal
  const headers: OutgoingHttpHeaders = {
    'cache-control': 'private, no-store',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(allow === undefined ? {} : { allow }),
    ...(ends ? { connection: 'close' } : {}),
  }
  const policy = { 'content-security-policy': NOTICE_POLICY }
  if (wantsPage(request)) {
    const page = { ...headers, ...policy, 'content-type': 'text/html; charset=utf-8' }
    return newAnswer(status, page, Buffer.from(noticePage({ title, words, ...(again && { again }) })), false)
  }
  const problem = JSON.stringify({ type: 'about:blank', title, status, detail: words })
  return newAnswer(
    status,
    { ...headers, ...policy, 'content-type': 'application/problem+json' },
    Buffer.from(problem),
    false,
  )
}

/** Refuses where nothing else sees to the request. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  sendAnswer(request, response, refusalAnswer(request, refusal))
}

function wantsPage({ url = '/', headers }: IncomingMessage): boolean {
  return !url.startsWith('/api/') && String(headers.accept ?? '').includes('text/html')
}
