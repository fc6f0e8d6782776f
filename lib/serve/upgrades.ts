import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** In development pages hear over a socket of changed code. */
const SERVED_IN_DEVELOPMENT = /^\/_next\//

/**
 * Nothing here is served over an upgraded connection. Node takes such a request for an ordinary one, unless somebody
 * listens for upgrades, as Next does in development: it never ends those it does not serve.
 */
export function endUpgrades(server: Server): void {
  server.prependListener('upgrade', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    if (SERVED_IN_DEVELOPMENT.test(url)) return
    socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
      socket.destroy(),
    )
  })
}
