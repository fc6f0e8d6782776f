import { withoutAddresses } from './without-addresses'

/** An error as the log tells of it. */
export type ToldError = {
  readonly type: string
  readonly code?: string
  readonly message?: string
  readonly stack: readonly string[]
  readonly cause?: ToldError
}

/** Errors that quote what they were given: text that does not parse, the arguments of a query. */
const QUOTES = /^(?:SyntaxError|URIError|Prisma|DriverAdapterError)/
const MOST_CAUSES = 3

/** What is known of an error without the message of those that may quote what a person typed. */
export function withoutWhatWasTyped(error: unknown, causes = 0): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(QUOTES.test(error.name) ? {} : { message: withoutAddresses(error.message) }),
    stack: frames.map((line) => line.trim()),
    ...(error.cause === undefined || causes === MOST_CAUSES
      ? {}
      : { cause: withoutWhatWasTyped(error.cause, causes + 1) }),
  }
}
