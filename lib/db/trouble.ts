import { currentRequest } from '../watch/request'
import { DatabaseProblem } from './problem'

/** What Prisma calls a transaction that nobody had time for. */
const NO_TURN = ['P2024', 'P2028']

/**
 * Asks something of the store of people. What of the store stands in the way leaves as a DatabaseProblem, and is noted
 * with the request that is being answered, so that its answer can say so.
 */
export async function tellingTrouble<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const problem = troubleOf(error)
    if (problem === null) throw error
    const request = currentRequest()
    if (request !== undefined) request.trouble = problem
    throw problem
  }
}

/** What of the store an error tells of, or null where it tells of something else. */
export function troubleOf(error: unknown): DatabaseProblem | null {
  if (error instanceof DatabaseProblem) return error
  const hadNoTurn =
    error instanceof Error && 'code' in error && typeof error.code === 'string' && NO_TURN.includes(error.code)
  return hadNoTurn ? new DatabaseProblem('busy', 'of people', { cause: error }) : null
}
