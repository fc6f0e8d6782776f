/**
 * Asks, and waits for the answer so long; null where it does not come. What was asked before and is not answered yet is
 * waited for again, not asked once more.
 */
export function patient<T>(ask: () => Promise<T>, longestMs: number): () => Promise<T | null> {
  let underWay: Promise<T> | null = null
  return async () => {
    underWay ??= ask().finally(() => {
      underWay = null
    })
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, longestMs, null)
    })
    try {
      return await Promise.race([underWay, tooLate])
    } finally {
      clearTimeout(timer)
    }
  }
}
