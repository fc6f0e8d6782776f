import { expect, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { doneAmongLists, notDone } from '@/lib/lists/outcome'
import { database, emptyDatabases, freshEnvelope } from './list-file'

emptyDatabases()

const DAY_MS = 24 * 60 * 60 * 1000

async function keptDaysAgo(days: number, count: number): Promise<void> {
  const processedAt = new Date(Date.now() - days * DAY_MS)
  const outcome = JSON.stringify(doneAmongLists('delete-list', 'x'))
  await database().envelope.createMany({
    data: Array.from({ length: count }, () => ({ ownerId: 'bea', ...freshEnvelope(), outcome, processedAt })),
  })
}

function write(owner = 'anna'): Promise<unknown> {
  return lists(database()).once(owner, freshEnvelope(), async () => doneAmongLists('something', ''))
}

test('envelopes go after ninety days, a few with every write, whoever wrote them', async () => {
  await keptDaysAgo(91, 50)
  await keptDaysAgo(89, 5)
  const left: number[] = []
  for (let i = 0; i < 4; i += 1) {
    await write()
    left.push(await database().envelope.count({ where: { ownerId: 'bea' } }))
  }
  expect(left).toEqual([35, 15, 5, 5])
  expect(await database().envelope.count({ where: { ownerId: 'anna' } })).toBe(4)
})

test('who has nothing here and is refused leaves nothing behind', async () => {
  const refuse = (owner: string) => lists(database()).once(owner, freshEnvelope(), async () => notDone('unknown-food'))
  await refuse('nobody')
  expect(await database().owner.count()).toBe(0)
  expect(await database().envelope.count()).toBe(0)
  await write()
  await refuse('anna')
  expect(await database().envelope.count()).toBe(2)
})

test('whatever an outcome holds comes back as it was', async () => {
  const outcomes = [
    doneAmongLists('delete-list', 'here'),
    { ok: true, did: 'rename-list', landing: { list: 'a', at: 'a' }, listName: 'Tuesday “x”', revision: 3 },
    notDone('stale', { list: 'a', at: 'b' }, { text: '1/2', measure: '1 cup' }),
    notDone('too-large'),
  ] as const
  await write()
  for (const outcome of outcomes) {
    const envelope = freshEnvelope()
    const never = () => Promise.reject(new Error('done twice'))
    expect(await lists(database()).once('anna', envelope, async () => outcome)).toEqual(outcome)
    expect(await lists(database()).once('anna', envelope, never)).toEqual(outcome)
  }
})
