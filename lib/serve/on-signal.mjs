import { constants } from 'node:os'

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM'])

/** Ctrl-C reaches every process of a terminal, and npm and the start hand it on besides: within this time it is one. */
const ONE_SIGNAL_MS = 500

/** How a shell tells that a process ended by a signal. */
export function exitCodeOf(signal) {
  return 128 + constants.signals[signal]
}

/**
 * Calls `first` when the process is asked to end, and `again` when somebody asks once more.
 * @param {{ first: (signal: 'SIGINT' | 'SIGTERM') => void, again: (signal: 'SIGINT' | 'SIGTERM') => void }} asked
 */
export function onSignals({ first, again }) {
  let asked = null
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (asked === null) {
        asked = performance.now()
        first(signal)
      } else if (performance.now() - asked > ONE_SIGNAL_MS) again(signal)
    })
  }
}
