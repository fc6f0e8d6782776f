import type { IncomingMessage } from 'node:http'
import { type Answer, newAnswer } from './answer'
import { notInNormalForm } from './normal-form'

export const MAX_URL_LENGTH = 24 * 1024
export const MAX_BODY_BYTES = 64 * 1024

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** What is turned away before any page sees it, as an answer that says why; null lets the request in. */
export function refusal(request: IncomingMessage): Answer | null {
  const url = request.url ?? '/'
  if (url.length > MAX_URL_LENGTH) {
    return problem(
      414,
      'Address too long',
      `An address may have ${MAX_URL_LENGTH} characters; this one has ${url.length}.`,
    )
  }
  if (!isDecodable(url)) {
    return problem(400, 'Malformed address', 'The address has a percent sign that no two hexadecimal digits follow.')
  }
  const wrongForm = notInNormalForm(url)
  if (wrongForm !== null) return problem(400, 'Address not in normal form', wrongForm)
  if (!METHODS.includes(request.method ?? '')) {
    return problem(405, 'Method not allowed', `${request.method} is not a method this site answers.`)
  }
  const length = request.headers['content-length']
  if (request.headers['transfer-encoding'] !== undefined) {
    return problem(411, 'Length required', 'Send a Content-Length with the body.')
  }
  if (length !== undefined && Number(length) > MAX_BODY_BYTES) {
    return problem(
      413,
      'Body too large',
      `A body may have ${MAX_BODY_BYTES} bytes; this one has ${length}. Nothing was changed.`,
    )
  }
  return null
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.replace(/\+/g, ' '))
    return true
  } catch {
    return false
  }
}

function problem(status: number, title: string, detail: string): Answer {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  return newAnswer(
    status,
    { 'content-type': 'application/problem+json', 'cache-control': 'no-store', connection: 'close' },
    Buffer.from(body),
    false,
  )
}
