import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { connectPostgres } from '@/lib/db/postgres'

/** A message of PostgreSQL's protocol. */
function message(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(kind), length, body])
}

const LET_IN = message('R', Buffer.from([0, 0, 0, 0]))
const READY = message('Z', Buffer.from('I'))
const ENDED = message(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
)

test('a connection that is ended in the very moment in which it is made ends a question, and not the process', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    // All in one piece, so that nobody gets to listen in between.
    socket.once('data', () => socket.end(Buffer.concat([LET_IN, READY, ENDED])))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const uncaught: Error[] = []
  const note = (error: Error) => void uncaught.push(error)
  process.on('uncaughtExceptionMonitor', note)
  onTestFinished(() => void process.off('uncaughtExceptionMonitor', note))
  const { port } = server.address() as AddressInfo
  const client = connectPostgres({ kind: 'postgres', url: `postgresql://anna@127.0.0.1:${port}/people` })
  onTestFinished(() => client.$disconnect())
  await expect(client.$transaction((tx) => tx.owner.count())).rejects.toThrow()
  await expect(client.owner.count()).rejects.toThrow()
  expect(uncaught).toEqual([])
})
