import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Handle } from '@/lib/serve/buffer-response'
import { boundConnections, CONNECTION_LIMITS, CONNECTION_OPTIONS, type ConnectionLimits } from '@/lib/serve/connections'
import { fairShares } from '@/lib/serve/fair-share'
import { createListener } from '@/lib/serve/listener'
import { KEEPS_NOTHING } from '@/lib/serve/page-cache'
import { endUpgrades } from '@/lib/serve/upgrades'
import { KNOWING_NOBODY } from './served'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

const LARGE = 'mineral '.repeat(4_000_000)
const LARGE_ASKED = 'GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n'

async function listen(limits: Partial<ConnectionLimits>, isDevelopment = false) {
  const server = createServer({ ...CONNECTION_OPTIONS, connectionsCheckingInterval: 50 })
  boundConnections(server, { ...CONNECTION_LIMITS, ...limits }, false)
  if (isDevelopment) endUpgrades(server)
  const handle: Handle = async ({ url }, response) => {
    response.setHeader('Content-Type', 'text/plain')
    response.end(url === '/large' ? LARGE : 'well')
  }
  server.on('request', createListener({ handle, cache: KEEPS_NOTHING, takeShare: fairShares(1000), ...KNOWING_NOBODY }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  const { port } = server.address() as AddressInfo
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  return { port, connections }
}

function open(port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  return socket
}

/** What comes until the connection ends. */
function untilClosed(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1').slice(0, 200)
    })
    socket.on('close', () => resolve(text))
  })
}

const descriptors = () => readdirSync('/proc/self/fd').length
const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`

describe('requests for an upgrade', () => {
  test.runIf(process.platform === 'linux').each([false, true])(
    'are ended: a thousand leave no descriptor behind (in development: %s)',
    async (isDevelopment) => {
      const { port } = await listen({ idleMs: 50 }, isDevelopment)
      const before = descriptors()
      for (let hundred = 0; hundred < 10; hundred += 1) {
        const answers = await Promise.all(
          Array.from({ length: 100 }, async (_, n) => {
            const socket = open(port)
            socket.once('data', () => socket.end())
            socket.write(upgrade(n % 2 === 0 ? '/foods' : '/lists/7'))
            return untilClosed(socket)
          }),
        )
        for (const answer of answers) expect(answer).toMatch(isDevelopment ? /^HTTP\/1.1 426 / : /^HTTP\/1.1 200 /)
      }
      await vi.waitUntil(() => descriptors() <= before, 10_000)
    },
  )
})

describe('connections are bounded', () => {
  test('in number for one address, and free again once some are closed', async () => {
    const { port } = await listen({ mostOfAddress: 5, headersMs: 60_000 })
    const held = Array.from({ length: 5 }, () => open(port))
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    expect(await untilClosed(open(port))).toBe('')
    for (const socket of held) socket.destroy()
    await vi.waitUntil(async () => {
      const socket = open(port)
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
      return (await untilClosed(socket)).startsWith('HTTP/1.1 200')
    }, 10_000)
  })

  test.each([
    ['that send nothing', '', { headersMs: 100 }],
    ['that never finish their headers', 'GET / HTTP/1.1\r\nHost: loc', { headersMs: 100 }],
    [
      'that never finish their body',
      'POST /lists/commands HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx',
      { silentMs: 200 },
    ],
    ['that ask nothing more', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', { idleMs: 50 }],
    ['that take nothing of their answer', LARGE_ASKED, { silentMs: 200 }],
  ])('in time: those %s are closed', async (_, sent, limits) => {
    const { port, connections } = await listen({ idleMs: 50, ...limits })
    const socket = open(port)
    socket.write(sent)
    socket.once('readable', () => {})
    await vi.waitUntil(async () => (await connections()) === 1)
    await vi.waitUntil(async () => (await connections()) === 0, 10_000)
    socket.destroy()
  })

  test('in time: those that take a byte now and then are closed', async () => {
    const { port, connections } = await listen({ answerMs: 300 })
    const socket = open(port)
    socket.write(LARGE_ASKED)
    socket.once('readable', () => {})
    const sipping = setInterval(() => socket.read(1), 20)
    await vi.waitUntil(async () => (await connections()) === 1)
    await vi.waitUntil(async () => (await connections()) === 0, 10_000)
    clearInterval(sipping)
    expect(socket.bytesRead).toBeLessThan(LARGE.length)
    socket.destroy()
  })
})
