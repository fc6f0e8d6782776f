import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach } from 'vitest'
import type { Handle } from '@/lib/serve/buffer-response'
import { CONNECTION_OPTIONS } from '@/lib/serve/connections'
import { fairShares } from '@/lib/serve/fair-share'
import { createListener, type ListenerOptions } from '@/lib/serve/listener'
import { answerMalformed } from '@/lib/serve/malformed'
import { createPageCache, KEEPS_NOTHING } from '@/lib/serve/page-cache'
import { operatorRules } from '@/lib/session/operator'

export const SECRETS = { current: 'a secret of the tests that serve', old: [] }
export const KNOWING_NOBODY = { secrets: SECRETS, operators: operatorRules(null, 0, null) }

type Reply = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }
type Asked = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly signal?: AbortSignal
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

type More = Partial<ListenerOptions>

async function listen(handle: Handle, version: () => string, isDevelopment: boolean, more: More = {}): Promise<number> {
  const cache = isDevelopment ? KEEPS_NOTHING : createPageCache(version)
  const takeShare = fairShares(1000)
  const listener = createListener({ handle, cache, takeShare, ...KNOWING_NOBODY, isDevelopment, ...more })
  const server = createServer({ maxHeaderSize: 64 * 1024, ...CONNECTION_OPTIONS }, listener)
  answerMalformed(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return port
}

/** What stands before Next, with a handler of the test's own behind it. */
export async function serve(handle: Handle, version: () => string = () => '1', isDevelopment = false, more: More = {}) {
  const port = await listen(handle, version, isDevelopment, more)
  return (path: string, options: Asked = {}) =>
    new Promise<Reply>((resolve, reject) => {
      const sent = request(
        { port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, signal: options.signal },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(options.body)
    })
}

/** What comes back for these very bytes, until the server ends the connection. */
export async function raw(handle: Handle, sent: string): Promise<string> {
  const port = await listen(handle, () => '1', false)
  return exchange(port, sent)
}

export function exchange(port: number, sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
    socket.on('error', reject)
    socket.write(sent, 'latin1')
  })
}

/** The same, asked in raw bytes, because no client sends every address as it is. Answers come as text, head and all. */
export async function serveRaw(handle: Handle) {
  const port = await listen(handle, () => '1', false)
  return (address: string, cookie?: string) => {
    const sent = cookie === undefined ? '' : `Cookie: ${cookie}\r\n`
    return exchange(port, `GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${sent}\r\n`)
  }
}
