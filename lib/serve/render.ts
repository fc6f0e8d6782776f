import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isPersonal } from '../urls'
import { currentRequest } from '../watch/request'
import { type Answer, newAnswer } from './answer'
import { type BufferedResponse, bufferResponse, type Handle } from './buffer-response'
import { contentSecurityPolicy, inlineScriptHashes, newNonce, type ScriptPermit } from './content-security'
import { declaredBy, isHtml, isShared } from './delivery'
import { holdingMarkup } from './held-markup'
import { isErrorShell, missingPage } from './missing-page'
import { stripNextScripts } from './strip-next-scripts'

/** By these a browser asks for a part of an answer, or for none if it has it already; what is made here is always whole. */
const CONDITIONS = ['if-none-match', 'if-modified-since', 'if-range', 'range']

const IDENTITY = ['cookie', 'authorization']

const NO_NONCE: ScriptPermit = { hashes: [] }

/** Asks the handler for a page, whole, and makes of it what is sent: to everybody, or only to whoever asked. */
export async function render(
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
  isDevelopment: boolean,
): Promise<Answer> {
  const nonce = newNonce()
  const { method } = request
  for (const name of CONDITIONS) delete request.headers[name]
  // Whatever a page elsewhere declares, it cannot tell one visitor from another.
  if (!isPersonal(request.url ?? '')) for (const name of IDENTITY) delete request.headers[name]
  request.method = 'GET'
  request.headers['content-security-policy'] = contentSecurityPolicy({ nonce }, isDevelopment)
  try {
    const bare = () => bufferResponse(handle, request, response)
    // What the router of Next asks for is not a page, and has no place to put anything back.
    const rendered = await (request.headers.rsc === undefined ? holdingMarkup(bare) : bare())
    const isShell = isErrorShell(rendered)
    const isFailed = isShell && rendered.status >= 500
    const trouble = currentRequest()?.trouble
    if (isFailed && trouble) throw trouble
    // Where scripts are left in, the framework's own say what failed, and offer to try again.
    if (isFailed && declaredBy(rendered) !== 'private' && !isDevelopment) throw new Error('The page could not be drawn')
    const buffered = isShell && rendered.status === 404 ? await missingPage(handle, request) : rendered
    const toSend = !isFailed && isShared(buffered, isDevelopment) ? sharedAnswer : privateAnswer
    return toSend(buffered, nonce, isDevelopment)
  } finally {
    if (method !== undefined) request.method = method
  }
}

function sharedAnswer(buffered: BufferedResponse, nonce: string, isDevelopment: boolean): Answer {
  const { status, headers, body } = buffered
  if (!isHtml(buffered)) return newAnswer(status, headers, body, true)
  const { link, ...rest } = ownHeaders(headers)
  const page: OutgoingHttpHeaders = {
    ...rest,
    ...(link === undefined ? {} : { link: String(link).replaceAll(/; nonce="[^"]*"/g, '') }),
    'content-security-policy': contentSecurityPolicy(NO_NONCE, isDevelopment),
    'cache-control': status === 200 ? 'public, max-age=0, must-revalidate' : 'private, no-store',
  }
  return newAnswer(status, page, stripNextScripts(body, nonce), status === 200)
}

function privateAnswer(buffered: BufferedResponse, nonce: string, isDevelopment: boolean): Answer {
  const { status, body } = buffered
  const headers: OutgoingHttpHeaders = { ...ownHeaders(buffered.headers), 'cache-control': 'private, no-store' }
  if (isHtml(buffered)) {
    const isPrerendered = buffered.headers['x-nextjs-prerender'] !== undefined
    const permit = isPrerendered ? { hashes: inlineScriptHashes(body.toString('utf8')) } : { nonce }
    headers['content-security-policy'] = contentSecurityPolicy(permit, isDevelopment)
  }
  return newAnswer(status, headers, body, false)
}

function ownHeaders(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const entries = Object.entries(headers).filter(([name]) => !name.startsWith('x-nextjs') && name !== 'etag')
  return Object.fromEntries(entries)
}
