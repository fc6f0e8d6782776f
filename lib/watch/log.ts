import pino, { type Logger } from 'pino'
import { currentRequest } from './request'
import { withoutWhatWasTyped } from './told-error'

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here.
const everywhere = globalThis as typeof globalThis & { mineralTableLog?: Logger }

/**
 * The log of this process, one JSON object a line; LOG_LEVEL says from which level on. Every line bears the id of the
 * request that it is about. Nothing that tells of a person belongs there: no addresses of theirs, no names of lists, no
 * ticks.
 */
export function log(): Logger {
  everywhere.mineralTableLog ??= pino({
    level: process.env.LOG_LEVEL || 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutWhatWasTyped },
    mixin: () => {
      const id = currentRequest()?.id
      return id === undefined ? {} : { request: id }
    },
  })
  return everywhere.mineralTableLog
}
