import { closePeople } from '../db/people-client'
import { log } from '../watch/log'
import { currentRequest } from '../watch/request'
import type { Door } from './door'
import { exitCodeOf, onSignals } from './on-signal.mjs'

const LONGEST_ANSWER_MS = 10_000
/** For all of it, below what supervisors wait before they kill. */
const LONGEST_MS = 14_000

const endAtOnce = () => process.exit(1)

/**
 * Ends the process at once when the one that started it is gone, or where it already is, as long as there is nothing to
 * end in good order. To be called first of all.
 */
export function endWithStart(): void {
  if (process.send === undefined) return
  process.on('disconnect', endAtOnce)
  if (!process.connected) endAtOnce()
}

/**
 * Ends the process in good order when it is asked to, or when the process that started it is gone: answers under way
 * are finished, and what people saved is folded into its file. Asked again, it ends at once. A mistake of ours ends it
 * at once too, and says so by its exit code, for whatever watches over it to start it again.
 */
export function stopInGoodOrder(door: Door, stopOthers: () => Promise<void>): void {
  let isStopping = false

  async function stop(why: string): Promise<void> {
    if (isStopping) return
    isStopping = true
    log().info({ why }, 'Stopping')
    let code = 0
    setTimeout(() => {
      log().error('Ending, though the store of people is not closed yet')
      process.exit(1)
    }, LONGEST_MS)
    try {
      await Promise.all([door.close(LONGEST_ANSWER_MS), stopOthers()])
      await closePeople()
      log().info('Stopped')
    } catch (err) {
      log().error({ err }, 'The store of people could not be closed in good order')
      code = 1
    }
    process.exit(code)
  }

  onSignals({ first: stop, again: (signal) => process.exit(exitCodeOf(signal)) })
  process.off('disconnect', endAtOnce)
  process.on('disconnect', () => stop('the start is gone'))
}

/**
 * A mistake that nothing caught ends the process: nobody knows its state, and whatever watches over it starts it again.
 * Not so a promise of a page under way that nobody awaited: Next has such by design, and one address that leads to one
 * must not be able to end the site. To be called after Next is prepared, which would only print either and go on.
 */
export function endOnMistakes(): void {
  process.removeAllListeners('uncaughtException')
  process.removeAllListeners('unhandledRejection')
  process.on('uncaughtException', (err: unknown) => end(err))
  process.on('unhandledRejection', (err: unknown) => {
    if (currentRequest() === undefined) end(err)
    else log().error({ err }, 'A promise of an answer failed and was not awaited')
  })
}

function end(err: unknown): void {
  log().fatal({ err }, 'Ending, because of a mistake that nothing caught')
  process.exit(1)
}
