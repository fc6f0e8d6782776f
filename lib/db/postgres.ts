import type { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../prisma/generated/people-postgres/client'
import type { PostgresPlace } from './people-place'

const CONNECT_MS = 5000
/** Longer than anything of ours takes, so that what hangs lets go of its rows. */
const STATEMENT_MS = 10_000
const IDLE_IN_TRANSACTION_MS = 15_000
/** Longer than every bound that the server keeps: whoever is silent for so long is not there any more. */
const SILENT_MS = 30_000
const USUAL_POOL = 10
const LARGEST_POOL = 1000

/** How many connections this process has at most: PEOPLE_DATABASE_POOL. */
export function poolSize(wanted: string = process.env.PEOPLE_DATABASE_POOL ?? ''): number {
  if (wanted === '') return USUAL_POOL
  const size = Number(wanted)
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_POOL) return size
  throw new Error(`PEOPLE_DATABASE_POOL is "${wanted}": use a number of connections from 1 to ${LARGEST_POOL}.`)
}

/** What answers people: it lets nobody wait for long. */
const BOUNDED = {
  statement_timeout: STATEMENT_MS,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  stream: talkingSocket,
}

/** A client of its own for people in PostgreSQL, which connects when it is first asked; close it with `$disconnect()`. */
export function connectPostgres(place: PostgresPlace) {
  return client(place, { max: poolSize(), ...BOUNDED })
}

/** The same for work on all of a database, which takes as long as it takes, over one connection. */
export function connectPatiently(place: PostgresPlace) {
  return client(place, { max: 1 })
}

function client(place: PostgresPlace, bounds: { readonly max: number }) {
  const adapter = new PrismaPg({
    connectionString: place.url,
    application_name: 'mineral-table',
    connectionTimeoutMillis: CONNECT_MS,
    verify: listenForGood,
    ...bounds,
  })
  return Object.assign(new PrismaClient({ adapter }), { place })
}

/**
 * Listens for what goes wrong with a connection from its first moment to its last. The pool and Prisma stop listening
 * where they hand it to each other, and what goes wrong just then would end the process. Whoever asks is told anyway.
 */
function listenForGood(connection: EventEmitter, done: () => void): void {
  connection.on('error', () => {})
  done()
}

/** A network that swallows everything answers nothing, not even an error: such a connection ends by itself. */
function talkingSocket(): Socket {
  const socket = new Socket()
  socket.setTimeout(SILENT_MS, () => socket.destroy(new Error('Connection terminated: nothing came for too long')))
  return socket
}
