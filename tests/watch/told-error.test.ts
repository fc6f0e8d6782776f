import { expect, test } from 'vitest'
import { DatabaseProblem } from '@/lib/db/problem'
import { withoutWhatWasTyped } from '@/lib/watch/told-error'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('It threw nothing')
}

class PrismaClientValidationError extends Error {
  override name = 'PrismaClientValidationError'
}

test('an error that quotes what was typed is told without its message, wherever it stands', () => {
  const typed = 'Grandma’s secret diet'
  const quoting = [thrownBy(() => JSON.parse(typed)), new PrismaClientValidationError(`name: "${typed}"`)]
  for (const cause of quoting) {
    for (const error of [cause, new Error('Not saved', { cause })]) {
      const told = JSON.stringify(withoutWhatWasTyped(error))
      expect(told).not.toMatch(/Grandma|secret/)
      expect(told).toMatch(/SyntaxError|PrismaClientValidationError/)
      expect(told).toContain('told-error.test')
    }
  }
})

test('others are told with kind, code, message and cause', () => {
  const cause = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' })
  const told = withoutWhatWasTyped(new DatabaseProblem('failing', '/srv/people.db', { cause }))
  expect(told).toMatchObject({
    type: 'DatabaseProblem',
    message: expect.stringContaining('/srv/people.db'),
    cause: { type: 'Error', code: 'SQLITE_IOERR', message: 'disk I/O error' },
  })
})

test('causes that lead back to themselves come to an end, and anything can be thrown', () => {
  const round = new Error('round')
  round.cause = round
  expect(JSON.stringify(withoutWhatWasTyped(round)).length).toBeLessThan(10_000)
  expect(withoutWhatWasTyped('Grandma')).toEqual({ type: 'string', stack: [] })
})
