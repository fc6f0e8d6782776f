const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Ctrl-C, or a request to end, as a signal to stop in good order, until they are let go. */
export function stoppable(): { readonly signal: AbortSignal; letGo(): void } {
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  for (const signal of SIGNALS) process.once(signal, interrupt)
  return {
    signal: stop.signal,
    letGo: () => {
      for (const signal of SIGNALS) process.off(signal, interrupt)
    },
  }
}
