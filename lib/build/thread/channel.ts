import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { type DataProblem, DataProblems } from '../../content/table'

/** So many pieces wait to be taken at most; who makes them then waits too. */
const MOST_WAITING = 6
/** Counted in looks, not on the clock: a computer that sleeps in between is no thread that died. */
const LOOK_MS = 1000
const MOST_LOOKS = 120
const [SENT, TAKEN, GONE] = [0, 1, 2] as const

/**
 * A way for pieces from one thread to another, each of which waits for the other without giving up its turn: between
 * two statements of a transaction no other code runs.
 */
export type Channel = { readonly port: MessagePort; readonly counts: Int32Array<SharedArrayBuffer> }

type Message<T> =
  | { readonly kind: 'piece'; readonly piece: T }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** An error as it goes from thread to thread: of the classes of errors only the words arrive. */
type Failure = {
  readonly message: string
  readonly stack: string | undefined
  /** What SQLite or Node calls it. */
  readonly code: string | undefined
  readonly problems: readonly DataProblem[] | undefined
}

/** Both ends of a new way. */
export function channel(): { readonly here: Channel; readonly there: Channel } {
  const { port1, port2 } = new MessageChannel()
  const counts = new Int32Array(new SharedArrayBuffer(12))
  return { here: { port: port1, counts }, there: { port: port2, counts } }
}

/** Sends every piece, and the error that making them ends with. Throws where nobody takes any for two minutes. */
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
    post({ kind: 'failed', failure: failureOf(error) })
  }
}

/** Tells the one who waits that no more will come. */
export function leave({ counts }: Channel): void {
  Atomics.store(counts, GONE, 1)
  Atomics.notify(counts, SENT)
}

/**
 * The pieces as they come. Throws what the other thread failed with, DataProblems as such; or where it is gone before
 * the end, or silent for two minutes.
 */
export function* received<T>({ port, counts }: Channel): Generator<T> {
  for (;;) {
    waitWhile(counts, SENT, () => Atomics.load(counts, SENT) === Atomics.load(counts, TAKEN))
    const message: Message<T> | undefined = receiveMessageOnPort(port)?.message
    if (message === undefined) throw new Error('A piece was sent and did not come')
    Atomics.add(counts, TAKEN, 1)
    Atomics.notify(counts, TAKEN)
    if (message.kind === 'end') return
    if (message.kind === 'failed') throw errorOf(message.failure)
    yield message.piece
  }
}

function failureOf(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
  return { message, stack, code, problems: error instanceof DataProblems ? error.problems : undefined }
}

function errorOf({ message, stack, code, problems }: Failure): Error {
  if (problems !== undefined) return new DataProblems(problems)
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return code === undefined ? error : Object.assign(error, { code })
}

function waitWhile(counts: Int32Array, index: number, isWaiting: () => boolean): void {
  for (let looks = 0; looks < MOST_LOOKS; ) {
    const seen = Atomics.load(counts, index)
    const isGone = Atomics.load(counts, GONE) === 1
    if (!isWaiting()) return
    if (isGone) throw new Error('The other thread ended before it was done')
    if (Atomics.wait(counts, index, seen, LOOK_MS) === 'timed-out') looks += 1
    else looks = 0
  }
  throw new Error('The other thread does not answer')
}
