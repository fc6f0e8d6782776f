import { expect, onTestFinished, test } from 'vitest'
import { startPostgres } from '../../fixtures/postgres'
import { countThrough } from './two-servers'

test('two servers on one PostgreSQL, killed, cut off and without power: nothing confirmed is lost, nothing is done twice', async () => {
  const postgres = await startPostgres()
  onTestFinished(postgres.stop)
  expect(await countThrough(postgres, { kills: 2, cuts: 4, crashes: 1 })).toBeGreaterThan(10)
}, 120_000)
