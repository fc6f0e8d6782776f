import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { withOneCatalogue } from '../db/catalogue'
import { DatabaseProblem } from '../db/problem'
import type { OperatorRules } from '../session/operator'
import { renewalFor } from '../session/renewal'
import type { Secrets } from '../session/secret'
import { href, isPersonal } from '../urls'
import { log } from '../watch/log'
import { countSecurityEvent, metrics } from '../watch/metrics'
import { currentRequest, withRequest } from '../watch/request'
import { type Answer, newAnswer, sendAnswer } from './answer'
import { bufferResponse, type Handle } from './buffer-response'
import { clientOf } from './client'
import { contentSecurityPolicy, SECURITY_HEADERS, STRICT_TRANSPORT } from './content-security'
import type { TakeShare } from './fair-share'
import { isReading, methodsOf } from './methods'
import { insteadFor } from './operators-only'
import type { PageCache } from './page-cache'
import { type Refusal, refusalAnswer } from './refusal-answer'
import { render } from './render'
import { refusalOf } from './request-limits'
import { sentForm } from './sent-form'
import { troubleWords } from './trouble-words'
import { createTurns, Shed } from './turns'
import { VisitorGone } from './visitor-gone'
import { watchAnswer } from './watch-answer'

/**
 * Rendering is work for the one thread: more at once would only keep one another, and everybody else, waiting. People
 * with pages of their own do not stand in line with those who ask for what nobody asked for before.
 */
const FIRST_VISITS = { atOnce: 1, mostWaiting: 64, mostOfClient: 64, longestWaitMs: 8_000 }
const PERSONAL = { atOnce: 2, mostWaiting: 64, mostOfClient: 16, longestWaitMs: 8_000 }
/** For whoever watches the site: however many first visits wait, they are not in the way. */
const WATCHERS = { atOnce: 2, mostWaiting: 64, mostOfClient: 64, longestWaitMs: 2_000 }
/** Edits wait for the store more than they work. */
const EDITS = { atOnce: 32, mostWaiting: 256, mostOfClient: 64, longestWaitMs: 8_000 }
const RETRY_AFTER_SHED = 5
const RETRY_AFTER_TROUBLE = 10

/** By these Next's router, and Next itself, ask for something else at the same address: never answered by what is kept. */
const ASKS_OTHERWISE = /^(?:rsc$|next-|x-nextjs-|x-middleware-|x-invoke-|x-matched-path$)/

/** Files, which cost next to nothing and without which no page is whole. */
const FILES = /^\/_next\/static\//

const FOR_WATCHERS: readonly string[] = [href.api.health(), href.api.ready(), href.api.metrics()]

export type ListenerOptions = {
  readonly handle: Handle
  readonly cache: PageCache
  readonly takeShare: TakeShare
  /** What the cookies of owners are signed with. */
  readonly secrets: Secrets
  /** Whom pages for operators are shown to. */
  readonly operators: OperatorRules
  /** So many proxies of the operator's own stand before this server. */
  readonly proxies?: number
  readonly isDevelopment?: boolean
}

/** What stands before Next: bounds what comes in, sets the security headers, and answers from what is kept. */
export function createListener(options: ListenerOptions): RequestListener {
  const { handle, cache, takeShare, secrets, operators, proxies = 0, isDevelopment = false } = options
  const firstVisits = createTurns(FIRST_VISITS)
  const personal = createTurns(PERSONAL)
  const edits = createTurns(EDITS)
  const watchers = createTurns(WATCHERS)
  const { queues } = metrics()
  for (const [name, { waiting }] of Object.entries({ firstVisits, personal, edits })) queues.set(name, waiting)

  async function respond(request: IncomingMessage, response: ServerResponse, client: string): Promise<void> {
    const refused = refusalOf(request)
    if (refused !== null) {
      request.resume()
      countSecurityEvent('refused-request')
      send(request, response, refusalAnswer(request, refused))
      return
    }
    request.url = insteadFor(request, operators, Date.now()) ?? request.url
    const address = request.url ?? '/'
    const renewal = renewalFor(address, request.headers.cookie, secrets, isSecure(), Date.now())
    if (!isReading(request.method)) {
      // Forms are counted by what they ask for.
      const wait = methodsOf(address) === null ? await takeShare('pages of a client', client) : null
      if (wait !== null) return send(request, response, refusalAnswer(request, tooMany(wait)))
      try {
        await edits.take(client, () => change(request, response, renewal))
      } catch (error) {
        if (!(error instanceof Shed) || address !== href.listCommands()) throw error
        const again = { action: address, fields: await sentForm(request) }
        send(request, response, refusalAnswer(request, { ...refusalOfError(error), title: 'Not saved yet', again }))
      }
      return
    }
    const made = () => render(handle, request, response, isDevelopment)
    if (FOR_WATCHERS.includes(address)) {
      send(request, response, await watchers.take(client, made))
      return
    }
    const inTurn = async () => {
      const wait = FILES.test(address) ? null : await takeShare('pages of a client', client)
      if (wait !== null) return refusalAnswer(request, tooMany(wait))
      return (isPersonal(address) ? personal : firstVisits).take(client, () => {
        if (response.destroyed) throw new VisitorGone()
        return made()
      })
    }
    const asksOtherwise = Object.keys(request.headers).some((name) => ASKS_OTHERWISE.test(name))
    const isAnyones = !asksOtherwise && !isPersonal(address)
    send(request, response, await (isAnyones ? cache.answer(address, inTurn) : inTurn()), renewal)
  }

  async function change(request: IncomingMessage, response: ServerResponse, renewal: readonly string[]): Promise<void> {
    const { status, headers, body } = await bufferResponse(handle, request, response)
    const policy = contentSecurityPolicy({ hashes: [] }, isDevelopment)
    const answered = { 'content-security-policy': policy, ...headers, 'cache-control': 'private, no-store' }
    send(request, response, newAnswer(status, answered, body, false), renewal)
  }

  return (request, response) => {
    const { address: client, isSecure } = clientOf(request, proxies)
    const scope = { id: randomBytes(8).toString('hex'), client, isSecure, trouble: null }
    withRequest(scope, () => {
      watchAnswer(request, response)
      withOneCatalogue(() => respond(request, response, client)).catch((error: unknown) => {
        if (response.destroyed || request.destroyed || error instanceof VisitorGone) return
        if (response.headersSent) response.end()
        else send(request, response, refusalAnswer(request, refusalOfError(error)))
      })
    })
  }
}

function refusalOfError(error: unknown): Refusal {
  if (error instanceof Shed) {
    countSecurityEvent('shed')
    return {
      status: 503,
      title: 'Too busy just now',
      words: 'More is asked of this server than it can do at once. Try again in a few seconds.',
      retryAfter: RETRY_AFTER_SHED,
    }
  }
  if (error instanceof DatabaseProblem) {
    log().warn({ why: error.kind }, 'A page could not be shown')
    return {
      status: 503,
      title: 'Not available just now',
      words: troubleWords(error.kind),
      retryAfter: RETRY_AFTER_TROUBLE,
    }
  }
  log().error({ err: error }, 'A request failed')
  return {
    status: 500,
    title: 'This page could not be put together',
    words: 'The fault is ours, and it is noted. Try again, or begin at the front page.',
  }
}

function tooMany(seconds: number): Refusal {
  return {
    status: 429,
    title: 'Too many pages at once',
    words: `More pages were asked for from your address than one visitor gets. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    retryAfter: seconds,
  }
}

function isSecure(): boolean {
  return currentRequest()?.isSecure ?? false
}

function setOwnHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  const id = currentRequest()?.id
  if (id !== undefined) response.setHeader('X-Request-Id', id)
  if (isSecure()) response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT)
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  renewal: readonly string[] = [],
): void {
  setOwnHeaders(response)
  // A cookie that the answer sets itself takes its place.
  if (!answer.isShared && renewal.length > 0) response.setHeader('Set-Cookie', renewal)
  sendAnswer(request, response, answer)
}
