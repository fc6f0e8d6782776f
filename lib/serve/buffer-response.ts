import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { VisitorGone } from './visitor-gone'

export type BufferedResponse = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: Buffer }

/** A handler that does not even end by then is no longer waited for. */
const LONGEST_WORK_MS = 5_000

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
  const handled = handle(request, response)
  try {
    return await Promise.race([handled.then(() => finished), finished])
  } catch (error) {
    // The work goes on though nobody waits for it any more: until it is done, it is not over for others either.
    await Promise.race([handled.catch(() => undefined), wait(LONGEST_WORK_MS, undefined, { ref: false })])
    throw error
  } finally {
    Object.assign(response, { write, end, writeHead, flushHeaders })
    for (const name of response.getHeaderNames()) response.removeHeader(name)
  }
}
