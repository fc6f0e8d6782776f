import { LRUCache } from 'lru-cache'
import { type Answer, answerSize } from './answer'
import { Shed } from './turns'

const CACHE_BYTES = 32 * 1024 * 1024
const LONGEST_KEPT_ADDRESS = 2048

export type PageCache = {
  /** The answer kept for an address, or else the one that `render` makes. */
  answer(address: string, render: () => Promise<Answer>): Promise<Answer>
}

/**
 * Keeps whole answers by address, as long as `version` stays: those that are shared and are what was asked for. Who asks
 * for an address while it is being rendered waits for that rendering, and takes it only if it turns out to be shared.
 */
export function createPageCache(version: () => string): PageCache {
  const kept = new LRUCache<string, Answer>({ maxSize: CACHE_BYTES, sizeCalculation: answerSize })
  const underway = new Map<string, Promise<Answer>>()

  async function first(key: string, isKeepable: boolean, render: () => Promise<Answer>): Promise<Answer> {
    const rendering = render()
    underway.set(key, rendering)
    try {
      const answer = await rendering
      if (isKeepable && answer.isShared && answer.status === 200) kept.set(key, answer)
      return answer
    } finally {
      underway.delete(key)
    }
  }

  const cache: PageCache = {
    answer: async (address, render) => {
      const key = `${version()} ${address}`
      const ready = kept.get(key)
      if (ready !== undefined) return ready
      const before = underway.get(key)
      if (before === undefined) return first(key, address.length <= LONGEST_KEPT_ADDRESS, render)
      const theirs = await before.catch(unlessShed)
      // One that failed, maybe because who asked went away, is begun again by whoever comes next, for all who wait.
      if (theirs === null) return cache.answer(address, render)
      return theirs.isShared ? theirs : render()
    },
  }
  return cache
}

/** Where there was no turn for the first who asked, there is none for those who wait for the same. */
function unlessShed(error: unknown): null {
  if (error instanceof Shed) throw error
  return null
}

/** In development every page is rendered anew. */
export const KEEPS_NOTHING: PageCache = { answer: (_, render) => render() }
