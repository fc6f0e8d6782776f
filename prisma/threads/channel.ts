import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'

/** So many pieces wait to be taken at most; who makes them then waits too. */
const MOST_WAITING = 6
const PATIENCE_MS = 2 * 60_000
const [SENT, TAKEN] = [0, 1] as const

/**
 * A way for pieces from one thread to another, each of which waits for the other without giving up its turn: between
 * two statements of a transaction no other code runs.
 */
export type Channel = { readonly port: MessagePort; readonly counts: Int32Array<SharedArrayBuffer> }

type Message<T> =
  | { readonly kind: 'piece'; readonly piece: T }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly error: Failure }

/** An error of the other thread, as far as it can be handed over. */
type Failure = { readonly error: unknown; readonly code: string | null }

/** Both ends of a new way. */
export function channel(): { readonly here: Channel; readonly there: Channel } {
  const { port1, port2 } = new MessageChannel()
  const counts = new Int32Array(new SharedArrayBuffer(8))
  return { here: { port: port1, counts }, there: { port: port2, counts } }
}

/** Sends every piece, and the error that making them ends with. */
export function send<T>({ port, counts }: Channel, pieces: Iterable<T>): void {
  const post = (message: Message<T>) => {
    port.postMessage(message)
    Atomics.add(counts, SENT, 1)
    Atomics.notify(counts, SENT)
  }
  try {
    for (const piece of pieces) {
      waitWhile(counts, TAKEN, () => Atomics.load(counts, SENT) - Atomics.load(counts, TAKEN) >= MOST_WAITING)
      post({ kind: 'piece', piece })
    }
    post({ kind: 'end' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
    post({ kind: 'failed', error: { error, code } })
  }
}

/** The pieces as they come. Throws what the other thread failed with, or where nothing comes for two minutes. */
export function* received<T>({ port, counts }: Channel): Generator<T> {
  for (;;) {
    waitWhile(counts, SENT, () => Atomics.load(counts, SENT) === Atomics.load(counts, TAKEN))
    const message: Message<T> | undefined = receiveMessageOnPort(port)?.message
    if (message === undefined) throw new Error('A piece was sent and did not come')
    Atomics.add(counts, TAKEN, 1)
    Atomics.notify(counts, TAKEN)
    if (message.kind === 'end') return
    if (message.kind === 'failed') throw failure(message.error)
    yield message.piece
  }
}

function failure({ error, code }: Failure): unknown {
  return error instanceof Error && code !== null ? Object.assign(error, { code }) : error
}

function waitWhile(counts: Int32Array, index: number, isWaiting: () => boolean): void {
  for (;;) {
    const seen = Atomics.load(counts, index)
    if (!isWaiting()) return
    if (Atomics.wait(counts, index, seen, PATIENCE_MS) === 'timed-out') throw new Error('The other thread is gone')
  }
}
