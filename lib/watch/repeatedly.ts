import { log } from './log'

export type Repeated = {
  /** Resolves when it was done for the first time. */
  readonly first: Promise<void>
  /** Resolves once nothing of it is under way any more. */
  stop(): Promise<void>
}

/** Does something at once, and again so long after it was done. What it throws is logged, with these words. */
export function repeatedly(work: () => Promise<void>, everyMs: number, whenItFails: string): Repeated {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void>
  const go = async () => {
    try {
      await work()
    } catch (err) {
      log().error({ err }, whenItFails)
    }
    if (isStopped) return
    timer = setTimeout(() => {
      underWay = go()
    }, everyMs)
    // Nobody stays for it alone.
    timer.unref()
  }
  const first = go()
  underWay = first
  return {
    first,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      return underWay
    },
  }
}
