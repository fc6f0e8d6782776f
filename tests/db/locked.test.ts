import { monitorEventLoopDelay } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { connect } from '@/lib/db/people-client'
import { type RequestScope, withRequest } from '@/lib/watch/request'
import { databaseFile, emptyDatabases } from './list-file'
import { makeList } from './list-made'

emptyDatabases()

/** The driver's own patience would stand still for five seconds. */
const STANDSTILL_MS = 4000

function server(longestWaitMs?: number) {
  const client = connect(databaseFile(), longestWaitMs)
  onTestFinished(() => client.$disconnect())
  return lists(client)
}

/** Another program that is writing. */
function lock(): { letGo(): void } {
  const other = new Database(databaseFile())
  onTestFinished(() => void other.close())
  other.exec('BEGIN IMMEDIATE')
  return { letGo: () => other.exec('ROLLBACK') }
}

async function longestStandstillMs(while_: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  await while_()
  delay.disable()
  return delay.max / 1e6
}

test('who edits while another program writes waits, and nobody else does', async () => {
  const repository = server()
  const id = await makeList(repository, 'anna', 'Tuesday')
  const other = lock()
  let isDone = false
  const standstill = await longestStandstillMs(async () => {
    const edit = makeList(repository, 'anna', 'Wednesday').then(() => {
      isDone = true
    })
    for (let i = 0; i < 20; i += 1) {
      expect((await repository.read('anna', id))?.name).toBe('Tuesday')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(isDone).toBe(false)
    other.letGo()
    await edit
  })
  expect(standstill).toBeLessThan(STANDSTILL_MS)
  expect(await repository.summaries('anna')).toHaveLength(2)
})

test('who waited long enough is told that it is locked, all who waited at once', async () => {
  const repository = server(500)
  await makeList(repository, 'anna', 'Tuesday')
  const other = lock()
  const scope: RequestScope = { id: 'a', client: '', isSecure: false, trouble: null }
  const began = performance.now()
  const standstill = await longestStandstillMs(async () => {
    const edits = ['Wednesday', 'Thursday', 'Friday'].map((name) =>
      withRequest(scope, () => makeList(repository, 'anna', name)),
    )
    const all = await Promise.allSettled(edits)
    for (const each of all) expect(each).toMatchObject({ status: 'rejected', reason: { name: 'DatabaseProblem' } })
    expect(all[0]).toMatchObject({ reason: { kind: 'locked' } })
  })
  expect(performance.now() - began).toBeGreaterThan(450)
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(standstill).toBeLessThan(STANDSTILL_MS)
  expect(scope.trouble).toMatchObject({ name: 'DatabaseProblem' })

  other.letGo()
  await makeList(repository, 'anna', 'Saturday')
  expect((await repository.summaries('anna')).map(({ name }) => name)).toEqual(['Saturday', 'Tuesday'])
})

test('who reads meanwhile does not stand in the way of an edit to be noted as seen', async () => {
  const client = connect(databaseFile())
  onTestFinished(() => client.$disconnect())
  const owners = Array.from({ length: 50 }, (_, i) => `reader ${i}`)
  await client.owner.createMany({ data: owners.map((id) => ({ id })) })
  const repository = lists(client)
  const visits = () => Promise.all(owners.map((owner) => repository.summaries(owner)))
  const unseen = () => client.owner.count({ where: { lastSeenAt: null } })
  const other = lock()
  for (let i = 0; i < 20; i += 1) {
    await visits()
    await new Promise(setImmediate)
  }
  const edit = makeList(repository, 'anna', 'Tuesday')
  other.letGo()
  await edit
  expect(await unseen()).toBeGreaterThanOrEqual(owners.length - 1)

  const unseenAfterVisits = () => visits().then(unseen)
  await expect.poll(unseenAfterVisits, { timeout: 20_000, interval: 5 }).toBe(0)
})
