/** Lets so many tasks run at once; the others wait in the order they came. */
export function limitConcurrency(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running < most) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // Not at once: what else came in meanwhile, and waits for nothing, goes first.
      if (next === undefined) running -= 1
      else setImmediate(next)
    }
  }
}
