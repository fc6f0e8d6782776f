import { expect, onTestFinished, test } from 'vitest'
import { countThrough } from '../db/postgres/two-servers'
import { startPostgres } from '../fixtures/postgres'

test('two servers on one PostgreSQL, one or the other killed 200 times at random, with 200 connections cut and 20 power cuts', async () => {
  const postgres = await startPostgres()
  onTestFinished(postgres.stop)
  const edits = await countThrough(postgres, { kills: 200, cuts: 200, crashes: 20 })
  console.log(
    `${edits} edits of two servers were confirmed through 200 kills, 200 cuts and 20 power cuts; all are there, once.`,
  )
  expect(edits).toBeGreaterThan(500)
})
