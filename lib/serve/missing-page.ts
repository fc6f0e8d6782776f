import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type Captured, capture, type Handle } from './capture'

const HOLLOW = '<html id="__next_error__"'
const NOWHERE = '/nothing-here'

/** The framework leaves a page that turns out to be missing to its client runtime, and answers with an empty body. */
export function isHollow({ status, body }: Captured): boolean {
  return status === 404 && body.includes(HOLLOW)
}

/** What stands at an address that no page claims: made at build time, so whole without any script. */
export function missingPage(handle: Handle, asked: IncomingMessage): Promise<Captured> {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    url: NOWHERE,
    headers: { host: asked.headers.host },
  })
  return capture(handle, request, new ServerResponse(request))
}
