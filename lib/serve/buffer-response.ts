import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { VisitorGone } from './visitor-gone'

export type BufferedResponse = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: Buffer }

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Runs a handler and holds back what it would have sent, so that headers which depend on the body can still be set.
 * The response is left untouched for the caller to send.
 */
export async function bufferResponse(
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<BufferedResponse> {
  const chunks: Buffer[] = []
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string') {
      chunks.push(Buffer.from(chunk, Buffer.isEncoding(String(encoding)) ? (encoding as BufferEncoding) : 'utf8'))
    } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const callBack = (args: readonly unknown[]) => {
    const done = args.find((arg) => typeof arg === 'function')
    if (typeof done === 'function') done()
  }

  const { write, end, writeHead, flushHeaders } = response
  const finished = new Promise<BufferedResponse>((resolve, reject) => {
    response.once('close', () => reject(new VisitorGone()))
    Object.assign(response, {
      flushHeaders: () => undefined,
      writeHead: (status: number, ...rest: unknown[]) => {
        response.statusCode = status
        const headers = rest.find((value) => typeof value === 'object' && value !== null)
        for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
        return response
      },
      write: (chunk: unknown, ...rest: unknown[]) => {
        keep(chunk, rest[0])
        callBack(rest)
        return true
      },
      end: (...rest: unknown[]) => {
        keep(rest[0], rest[1])
        resolve({ status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) })
        callBack(rest)
        return response
      },
    })
  })
  try {
    return await Promise.race([handle(request, response).then(() => finished), finished])
  } finally {
    Object.assign(response, { write, end, writeHead, flushHeaders })
    for (const name of response.getHeaderNames()) response.removeHeader(name)
  }
}
