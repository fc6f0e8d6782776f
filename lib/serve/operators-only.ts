import type { IncomingMessage } from 'node:http'
import { mayOperate, type OperatorRules } from '../session/operator'
import { href } from '../urls'

const FOR_OPERATORS = /^(?:\/operators|\/api\/metrics)(?:[/?]|$)/
const SIGN_IN: readonly string[] = [href.operatorSignIn(), href.operatorSession()]

/**
 * Where a request leads that is not for whoever asks: an address at which nothing stands, so that nobody can tell what
 * is hidden from what is not there. Null where it may go where it wants to.
 */
export function insteadFor(request: IncomingMessage, rules: OperatorRules, now: number): string | null {
  const { url = '/', headers, httpVersion, socket } = request
  const path = url.split('?', 1)[0] ?? url
  if (!FOR_OPERATORS.test(path)) return null
  if (SIGN_IN.includes(path) && rules.token !== null) return null
  if (mayOperate({ remoteAddress: socket.remoteAddress, httpVersion, headers }, rules, now)) return null
  return path.startsWith('/api/') ? '/api/nothing-here' : '/nothing-here'
}
