import { expect, test } from 'vitest'
import { killAgainAndAgain } from './kill-again'
import { databaseFile, emptyDatabases } from './list-file'

emptyDatabases()

test('servers killed at random moments lose nothing that was confirmed', async () => {
  expect(await killAgainAndAgain(databaseFile(), 3)).toBeGreaterThan(3)
})
