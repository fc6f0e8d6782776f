import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { countSecurityEvent } from '../watch/metrics'

/**
 * How much of a thing one client, or one owner, may have in how many seconds. Far above what a person does by hand, far
 * below what keeps others waiting. A clinic whose people share one address multiplies all of them by
 * RATE_LIMIT_FACTOR.
 */
const SHARES = {
  /** Pages and answers that are made, as opposed to those that are kept. */
  'pages of a client': { most: 600, seconds: 60 },
  'edits of a client': { most: 3000, seconds: 60 },
  'edits of an owner': { most: 1000, seconds: 60 },
  'lists of a client': { most: 300, seconds: 3600 },
  'lists of an owner': { most: 200, seconds: 3600 },
  'owners of a client': { most: 120, seconds: 3600 },
  'sign-ins of a client': { most: 10, seconds: 600 },
} as const

export type Share = keyof typeof SHARES

/** Takes one of a share; how many seconds to wait for the next where there is none left, and null where there is. */
export type TakeShare = (share: Share, of: string) => Promise<number | null>

/** Shares that are counted from now on, each so many times as large. */
export function fairShares(factor: number): TakeShare {
  const limiters = new Map<Share, RateLimiterMemory>()
  const limiter = (share: Share) => {
    const { most, seconds } = SHARES[share]
    const made = limiters.get(share) ?? new RateLimiterMemory({ points: most * factor, duration: seconds })
    limiters.set(share, made)
    return made
  }
  return async (share, of) => {
    try {
      await limiter(share).consume(of)
      return null
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      countSecurityEvent('rate-limited')
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    }
  }
}

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here.
const everywhere = globalThis as typeof globalThis & { mineralTableShares?: TakeShare }

/** The shares of everybody whom this process serves. */
export const takeShare: TakeShare = (share, of) => {
  everywhere.mineralTableShares ??= fairShares(Number(process.env.RATE_LIMIT_FACTOR ?? 1))
  return everywhere.mineralTableShares(share, of)
}
