/** Those who want the same thing have it one after the other, in the order in which they came. */
export type OneAtATime = {
  /** Waits for a turn; returns how to end it, which may be called more than once. Null where none came in time. */
  take(until: number): Promise<(() => void) | null>
}

export function oneAtATime(): OneAtATime {
  let isTaken = false
  const waiting: (() => void)[] = []

  function turn(): () => void {
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      const next = waiting.shift()
      if (next === undefined) isTaken = false
      else next()
    }
  }

  return {
    take(until) {
      if (!isTaken) {
        isTaken = true
        return Promise.resolve(turn())
      }
      return new Promise((resolve) => {
        const come = () => {
          clearTimeout(timer)
          resolve(turn())
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(come), 1)
          resolve(null)
        }, until - performance.now())
        waiting.push(come)
      })
    },
  }
}
