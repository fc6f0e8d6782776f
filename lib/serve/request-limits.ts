import type { IncomingMessage } from 'node:http'
import { isReading, methodsOf } from './methods'
import { notInNormalForm } from './normal-form'
import type { Refusal } from './refusal-answer'

export const MAX_URL_LENGTH = 24 * 1024
export const MAX_BODY_BYTES = 64 * 1024

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/** Why a request is turned away before any page sees it; null lets it in. */
export function refusalOf(request: IncomingMessage): Refusal | null {
  const { url = '/', method = '', headers, httpVersion } = request
  if (url.length > MAX_URL_LENGTH) {
    return refuse(
      414,
      'Address too long',
      `An address may have ${MAX_URL_LENGTH} characters; this one has ${url.length}.`,
    )
  }
  if (!isDecodable(url)) {
    return refuse(400, 'Malformed address', 'The address has a percent sign that no two hexadecimal digits follow.')
  }
  const wrongForm = notInNormalForm(url)
  if (wrongForm !== null) return refuse(400, 'Address not in normal form', wrongForm)
  if (!METHODS.includes(method)) {
    return refuse(405, 'Method not allowed', `${method} is not a method this site answers.`)
  }
  const allowed = methodsOf(url)
  if (allowed !== null && !allowed.includes(method)) {
    const allow = allowed.join(', ')
    return { ...refuse(405, 'Method not allowed', `This address answers ${allow}.`), allow }
  }
  if (countOf(request, 'host') > 1 || !HOST.test(headers.host ?? (httpVersion === '1.0' ? 'localhost' : ''))) {
    return refuse(400, 'Malformed host', 'A request names one host, once.')
  }
  return refusalOfBody(request)
}

function refusalOfBody(request: IncomingMessage): Refusal | null {
  const { method, headers } = request
  if (headers['transfer-encoding'] !== undefined) {
    return refuse(411, 'Length required', 'Send a Content-Length with the body.')
  }
  const length = headers['content-length']
  if (length === undefined) return null
  if (isReading(method) && Number(length) > 0) {
    return refuse(400, 'Body not allowed', `A ${method} has no body.`)
  }
  if (Number(length) > MAX_BODY_BYTES) {
    return refuse(
      413,
      'Body too large',
      `A body may have ${MAX_BODY_BYTES} bytes; this one has ${length}. Nothing was changed.`,
    )
  }
  return null
}

/** How often a header stands there: of some, Node keeps only the first. */
function countOf({ rawHeaders }: IncomingMessage, name: string): number {
  return rawHeaders.filter((header, at) => at % 2 === 0 && header.toLowerCase() === name).length
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.replace(/\+/g, ' '))
    return true
  } catch {
    return false
  }
}

/** What was wrongly asked may be followed by more of the kind: the connection ends. */
function refuse(status: number, title: string, words: string): Refusal {
  return { status, title, words, ends: true }
}
