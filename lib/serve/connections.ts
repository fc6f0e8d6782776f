import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** What one server bears. */
export type ConnectionLimits = {
  readonly most: number
  /** Of one address. Behind a proxy all come from one, so that there it means little. */
  readonly mostOfAddress: number
  /** Until a request stands there with its headers; and until all of it does. */
  readonly headersMs: number
  readonly requestMs: number
  /** Between two requests. */
  readonly idleMs: number
  /** Without a byte in either direction. */
  readonly silentMs: number
  /** For one request and its answer, from its headers until the last byte is taken. */
  readonly answerMs: number
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  most: 1000,
  mostOfAddress: 256,
  headersMs: 10_000,
  requestMs: 20_000,
  idleMs: 5_000,
  silentMs: 30_000,
  answerMs: 120_000,
}

/** The first visit of a page waits until its code is compiled. */
export const DEVELOPMENT_LIMITS: ConnectionLimits = { ...CONNECTION_LIMITS, silentMs: 0, answerMs: 600_000 }

/** How often Node looks for requests that took too long to come. */
const LOOK_EVERY_MS = 2_000

/**
 * Bounds connections in number and in time, those included whose clients send slowly or do not read their answers.
 * `isBehindProxy` lets one address have all of them.
 */
export function boundConnections(server: Server, limits: ConnectionLimits, isBehindProxy: boolean): void {
  const open = new Map<string, number>()
  const mostOfAddress = isBehindProxy ? limits.most : limits.mostOfAddress
  server.maxConnections = limits.most
  server.headersTimeout = limits.headersMs
  server.requestTimeout = limits.requestMs
  server.keepAliveTimeout = limits.idleMs
  server.setTimeout(limits.silentMs, (socket) => socket.destroy())

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (open.get(address) ?? 0) + 1
    if (count > mostOfAddress) {
      socket.destroy()
      return
    }
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })

  server.on('request', (request, response) => {
    const timer = setTimeout(() => request.socket.destroy(), limits.answerMs)
    response.once('close', () => clearTimeout(timer))
  })
}

/** Options for `createServer` that cannot be set later. A request without a host is refused like any that is wrong. */
export const CONNECTION_OPTIONS = {
  connectionsCheckingInterval: LOOK_EVERY_MS,
  keepAlive: true,
  requireHostHeader: false,
} as const
