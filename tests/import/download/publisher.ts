import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A file that no two parts of are alike. */
export function contentOf(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0, state = seed; at < size; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    bytes[at] = state >> 16
  }
  return bytes
}

export type Publisher = {
  readonly url: URL
  readonly port: number
  /** The headers of each request that came, in order. */
  readonly asked: IncomingHttpHeaders[]
  /** Cuts off whatever is being sent. */
  readonly cut: () => void
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** A server on this machine that answers each request as told, the last answer again and again. */
export async function publisher(...answers: readonly Answering[]): Promise<Publisher> {
  const asked: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]
    asked.push(request.headers)
    answer?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/files/table.zip`),
    port,
    asked,
    cut: () => server.closeAllConnections(),
  }
}

/** Answers as a file server should, ranges included. */
export function whole(content: Buffer, etag = '"one"'): Answering {
  return ({ headers }, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? Number.NaN)
    response.setHeader('ETag', etag)
    if (Number.isNaN(from) || headers['if-range'] !== etag) {
      response.writeHead(200, { 'Content-Length': content.length }).end(content)
    } else if (from >= content.length) {
      response.writeHead(416, { 'Content-Range': `bytes */${content.length}` }).end()
    } else {
      const range = `bytes ${from}-${content.length - 1}/${content.length}`
      response.writeHead(206, { 'Content-Range': range, 'Content-Length': content.length - from })
      response.end(content.subarray(from))
    }
  }
}

/** Promises the whole, and sends no more after so many bytes. */
export function stallAfter(
  content: Buffer,
  bytes: number,
  headers: Readonly<Record<string, string>> = { ETag: '"one"' },
): Answering {
  return (_, response) => {
    response.writeHead(200, { ...headers, 'Content-Length': content.length })
    response.write(content.subarray(0, bytes))
  }
}

export function saying(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Buffer | string = '',
): Answering {
  return (_, response) => void response.writeHead(status, headers).end(body)
}
