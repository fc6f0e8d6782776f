import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of a request from its first to its last moment. */
export type RequestScope = {
  readonly id: string
  /** Who sent it, as far as the network tells: what limits are counted by. Neither logged nor stored. */
  readonly client: string
  /** Whether it came over https, as far as the server or a trusted proxy tells. */
  readonly isSecure: boolean
  /** What of a store stood in the way of an answer, for the answer to say so. */
  trouble: Error | null
}

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here.
const everywhere = globalThis as typeof globalThis & { mineralTableRequests?: AsyncLocalStorage<RequestScope> }
everywhere.mineralTableRequests ??= new AsyncLocalStorage()
const requests = everywhere.mineralTableRequests

export function withRequest<T>(scope: RequestScope, answer: () => T): T {
  return requests.run(scope, answer)
}

/** The request that is being answered; undefined outside of any, as in a command. */
export function currentRequest(): RequestScope | undefined {
  return requests.getStore()
}
