import { printable } from '../import/printable'

/** How a command ended, as the shell is told. */
export const DONE = 0
export const FAILED = 1
export const USAGE = 2
export const BUSY = 3
export const INTERRUPTED = 130

/** A line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${printable(line)}\n`)
}

/** A line on standard error. */
export function complain(line: string): void {
  process.stderr.write(`${printable(line)}\n`)
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Ctrl-C, or a request to end, as a signal to stop in good order, until they are let go. */
export function interruptible(): { readonly signal: AbortSignal; letGo(): void } {
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
