import { log } from './log'
import { withoutAddresses } from './without-addresses'

const LEVELS = { error: 'error', warn: 'warn', info: 'info', log: 'info' } as const
const LONGEST = 500

/**
 * What others print, as Next does of what fails, becomes lines of the log: errors by what they are, words without the
 * addresses in them, neither with what they may quote of a person.
 */
export function turnConsoleIntoLog(): void {
  for (const method of ['error', 'warn', 'info', 'log'] as const) {
    console[method] = (...said: readonly unknown[]) => {
      const err = said.find((one) => one instanceof Error)
      const level = isOfWhoLeft(err) ? 'debug' : LEVELS[method]
      const words = said.filter((one) => typeof one === 'string').join(' ')
      if (err !== undefined) log()[level]({ err }, 'Printed by a package')
      else log()[level](withoutAddresses(words).slice(0, LONGEST))
    }
  }
}

/** A visitor who goes away in the middle of a request is no fault of ours. */
function isOfWhoLeft(error: Error | undefined): boolean {
  return error !== undefined && 'code' in error && error.code === 'ECONNRESET'
}
