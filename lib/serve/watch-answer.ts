import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../watch/log'
import { observeRequest } from '../watch/metrics'
import { currentRequest } from '../watch/request'
import { routeKind } from '../watch/route-kind'

const SLOW_MS = 2000

/**
 * Counts the answer to a request when all of it is sent, and logs it: by its kind, since an address tells of what people
 * look at. To be called in the scope of the request.
 */
export function watchAnswer(request: IncomingMessage, response: ServerResponse): void {
  const began = performance.now()
  const id = currentRequest()?.id
  const { method } = request
  const route = routeKind(request.url ?? '/')
  response.once('close', () => {
    const ms = Math.round(performance.now() - began)
    const status = response.writableFinished ? response.statusCode : null
    observeRequest(route, status, ms / 1000)
    const line = { ...(id === undefined ? {} : { request: id }), method, route, status, ms }
    // That stores cannot be used is logged where it is noticed, not whenever somebody asks whether they can.
    if (status !== null && status >= 500 && route !== 'health') log().warn(line, 'Not answered')
    else if (ms >= SLOW_MS) log().warn(line, 'Slow')
    else log().debug(line, 'Answered')
  })
}
