import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { countSecurityEvent } from '../watch/metrics'
import { SECURITY_HEADERS } from './content-security'
import { sendRefusal } from './refusal-answer'

/** What Node finds before there is a request, by its code. Anything else is malformed. */
const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
}

/**
 * Answers what never becomes a request with the headers of every answer, which Node's own answers do not have, and ends
 * the connection: bytes that are none, headers that are too long or too slow, an expectation that is not known.
 */
export function answerMalformed(server: Server): void {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  server.prependListener('request', ({ socket }, response) => underWay.set(socket, response))

  server.on('clientError', (error: Error & { readonly code?: string }, socket) => {
    const before = underWay.get(socket)
    // In the middle of another answer it would be taken for a part of that.
    const isInAnother = before?.headersSent === true && !before.writableFinished
    if (!socket.writable || isInAnother || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    countSecurityEvent('refused-request')
    socket.end(wholeAnswer(STATUS[error.code ?? ''] ?? 400), () => socket.destroy())
  })

  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    request.resume()
    countSecurityEvent('refused-request')
    sendRefusal(request, response, {
      status: 417,
      title: 'Expectation not known',
      words: 'Leave out the header "Expect", or send "100-continue" in it.',
      ends: true,
    })
  })
}

function wholeAnswer(status: number): string {
  const name = STATUS_CODES[status] ?? ''
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'private, no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': name.length,
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}`)
  return [`HTTP/1.1 ${status} ${name}`, ...lines, '', name].join('\r\n')
}
