import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { href } from '../urls'
import { type Answer, sendAnswer } from './answer'
import type { Handle } from './buffer-response'
import { SECURITY_HEADERS } from './content-security'
import { limitConcurrency } from './limit-concurrency'
import type { PageCache } from './page-cache'
import { render } from './render'
import { refusal } from './request-limits'

/** More at once would only keep one another, and everybody else, waiting: rendering is work for the one thread. */
const MOST_RENDERED_AT_ONCE = 2

/** By these Next's router, and Next itself, ask for something else at the same address: never answered by what is kept. */
const ASKS_OTHERWISE = /^(?:rsc$|next-|x-nextjs-|x-middleware-|x-invoke-|x-matched-path$)/

/** What stands before Next: bounds what comes in, sets the security headers, and answers from what is kept. */
export function createListener(handle: Handle, cache: PageCache, isDevelopment = false): RequestListener {
  const limited = limitConcurrency(MOST_RENDERED_AT_ONCE)

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = refusal(request)
    if (refused !== null) {
      request.resume()
      send(request, response, refused)
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      setSecurityHeaders(response)
      response.setHeader('Cache-Control', 'private, no-store')
      await handle(request, response)
      return
    }
    const made = () => render(handle, request, response, isDevelopment)
    const renderLimited = () =>
      limited(() => {
        if (response.destroyed) throw new Error('The visitor went away')
        return made()
      })
    const address = request.url ?? '/'
    const asksOtherwise = Object.keys(request.headers).some((name) => ASKS_OTHERWISE.test(name))
    const kept = () => (asksOtherwise ? renderLimited() : cache.answer(address, renderLimited))
    const answer = address === href.api.health() ? await made() : await kept()
    send(request, response, answer)
  }

  return (request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (response.destroyed || request.destroyed) return
      console.error(`${request.method} ${request.url?.split('?', 1)[0]} failed:`, error)
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end('Something went wrong here. Nothing you saved is lost; please try again.')
    })
  }
}

function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  setSecurityHeaders(response)
  sendAnswer(request, response, answer)
}
