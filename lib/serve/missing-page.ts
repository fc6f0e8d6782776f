import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type BufferedResponse, bufferResponse, type Handle } from './buffer-response'

const ERROR_SHELL = '<html id="__next_error__"'
const NOWHERE = '/nothing-here'

/** A page that fails, or turns out to be missing, is left by the framework to its client runtime: the body is empty. */
export function isErrorShell({ body }: BufferedResponse): boolean {
  return body.includes(ERROR_SHELL)
}

/** What stands at an address that no page claims: made at build time, so whole without any script. */
export function missingPage(handle: Handle, asked: IncomingMessage): Promise<BufferedResponse> {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    url: NOWHERE,
    headers: { host: asked.headers.host },
  })
  return bufferResponse(handle, request, new ServerResponse(request))
}
