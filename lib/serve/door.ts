import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { sendRefusal } from './refusal-answer'

const RETRY_AFTER_S = 2

/** The door of a server: taken at once, so that nobody else has its port, opened when there is something to show. */
export type Door = {
  /** Listens; which port it came to be. Until it is opened, everybody is told to come again. */
  take(port: number, hostname: string): Promise<number>
  open(listener: RequestListener): void
  /** Lets nobody in any more. Resolves when all who were answered have their answers, or after so long. */
  close(longestMs: number): Promise<void>
}

export function doorOf(server: Server): Door {
  let answer: RequestListener = comeAgain
  let isClosing = false
  /** The answers under way on each connection. */
  const connections = new Map<Socket, Set<ServerResponse>>()

  function endIfDone(socket: Socket): void {
    if (isClosing && connections.get(socket)?.size === 0) socket.end()
  }

  server.on('connection', (socket: Socket) => {
    connections.set(socket, new Set())
    socket.once('close', () => connections.delete(socket))
  })
  server.on('request', (request, response) => {
    const { socket } = request
    connections.get(socket)?.add(response)
    if (isClosing) response.shouldKeepAlive = false
    response.once('close', () => {
      connections.get(socket)?.delete(response)
      endIfDone(socket)
    })
    answer(request, response)
  })

  return {
    take: (port, hostname) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, hostname, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : port)
        })
      }),
    open: (listener) => {
      answer = listener
    },
    close: (longestMs) =>
      new Promise((resolve) => {
        isClosing = true
        const late = setTimeout(() => {
          for (const socket of connections.keys()) socket.destroy()
        }, longestMs)
        server.close(() => {
          clearTimeout(late)
          resolve()
        })
        for (const [socket, underWay] of connections) {
          for (const response of underWay) response.shouldKeepAlive = false
          endIfDone(socket)
        }
      }),
  }
}

function comeAgain(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  sendRefusal(request, response, {
    status: 503,
    title: 'The site is starting',
    words: 'Try again in a few seconds.',
    retryAfter: RETRY_AFTER_S,
    ends: true,
  })
}
