export type TurnOptions = {
  /** So many tasks run at once. */
  readonly atOnce: number
  /** So many wait at most, and so many of one client. */
  readonly mostWaiting: number
  readonly mostOfClient: number
  /** Who waited this long is told to come again. */
  readonly longestWaitMs: number
}

/** A task was not begun: too many wait, or it waited too long. */
export class Shed extends Error {}

export type Turns = {
  /** Runs a task when its turn comes. Throws Shed where it never does. */
  take<T>(client: string, task: () => Promise<T>): Promise<T>
  waiting(): number
}

type Waiting = {
  readonly client: string
  readonly timer: NodeJS.Timeout
  begin(): void
  shed(): void
}

/**
 * Lets few tasks run at once. Of those who wait, clients take turns, however many tasks each of them has. Where too many
 * wait, the client with the most loses its newest.
 */
export function createTurns({ atOnce, mostWaiting, mostOfClient, longestWaitMs }: TurnOptions): Turns {
  const line = new WaitingLine()
  let running = 0

  function turn(client: string): Promise<void> {
    if (line.of(client) >= mostOfClient) throw new Shed()
    return new Promise((resolve, reject) => {
      const shed = () => reject(new Shed())
      const timer = setTimeout(() => {
        line.leave(waiting)
        shed()
      }, longestWaitMs)
      const waiting: Waiting = { client, timer, begin: resolve, shed }
      line.join(waiting)
      if (line.size > mostWaiting) line.newestOfBusiest()?.shed()
    })
  }

  return {
    async take(client, task) {
      if (running < atOnce) running += 1
      else await turn(client)
      try {
        return await task()
      } finally {
        const next = line.next()
        // Not at once: what else came in meanwhile, and waits for nothing, goes first.
        if (next === undefined) running -= 1
        else setImmediate(next.begin)
      }
    },
    waiting: () => line.size,
  }
}

/** Those who wait, by client. The client whose turn is next stands first. */
class WaitingLine {
  readonly #clients = new Map<string, Waiting[]>()
  size = 0

  of(client: string): number {
    return this.#clients.get(client)?.length ?? 0
  }

  join(waiting: Waiting): void {
    const others = this.#clients.get(waiting.client)
    if (others === undefined) this.#clients.set(waiting.client, [waiting])
    else others.push(waiting)
    this.size += 1
  }

  next(): Waiting | undefined {
    for (const [client, [waiting, ...others]] of this.#clients) {
      this.#clients.delete(client)
      if (waiting === undefined) continue
      if (others.length > 0) this.#clients.set(client, others)
      return this.#left(waiting)
    }
    return undefined
  }

  leave(waiting: Waiting): void {
    const others = this.#clients.get(waiting.client) ?? []
    const at = others.indexOf(waiting)
    if (at < 0) return
    others.splice(at, 1)
    if (others.length === 0) this.#clients.delete(waiting.client)
    this.#left(waiting)
  }

  /** Whoever is out of the line is not called out of it once more when the time is up. */
  #left(waiting: Waiting): Waiting {
    clearTimeout(waiting.timer)
    this.size -= 1
    return waiting
  }

  /** Takes out the newest of the client that has the most. */
  newestOfBusiest(): Waiting | undefined {
    const busiest = [...this.#clients.values()].toSorted((a, b) => b.length - a.length)[0]
    const newest = busiest?.at(-1)
    if (newest !== undefined) this.leave(newest)
    return newest
  }
}
