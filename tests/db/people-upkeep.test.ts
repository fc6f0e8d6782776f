import { existsSync, renameSync, statSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { closePeople, peopleClient } from '@/lib/db/people-client'
import { keepUpPeople } from '@/lib/db/people-upkeep'
import { doneAmongLists } from '@/lib/lists/outcome'
import { databaseFile, emptyDatabases, freshEnvelope } from './list-file'
import { makeList } from './list-made'

emptyDatabases()

/** On a busy machine too. */
const SOON = { timeout: 20_000 }

const client = () => peopleClient({ kind: 'sqlite', file: databaseFile() })

test('upkeep tells what is wrong and that it is over, and purges', async () => {
  const repository = lists(client())
  const id = await makeList(repository, 'anna', 'gone')
  await repository.once('anna', freshEnvelope(), async (own) => {
    await own.remove(id)
    return doneAmongLists('delete-list', id)
  })
  await client().mealList.updateMany({ data: { deletedAt: new Date('2020-01-01') } })
  const upkeep = keepUpPeople(client, { lookEveryMs: 20 })
  onTestFinished(closePeople)
  await expect.poll(upkeep.health, SOON).toEqual({ ok: true })
  await expect.poll(() => client().mealList.count(), SOON).toBe(0)
  renameSync(databaseFile(), `${databaseFile()}.away`)
  await expect.poll(upkeep.health, SOON).toMatchObject({ ok: false, problem: { kind: 'deleted' } })
  renameSync(`${databaseFile()}.away`, databaseFile())
  await expect.poll(upkeep.health, SOON).toEqual({ ok: true })
  await upkeep.stop()
})

test('a store that is closed holds all that its log held', async () => {
  await makeList(lists(client()), 'anna', 'Tuesday')
  expect(statSync(`${databaseFile()}-wal`).size).toBeGreaterThan(0)
  await closePeople()
  expect(existsSync(`${databaseFile()}-wal`)).toBe(false)
  // Asked again, it is opened again.
  expect(await lists(client()).summaries('anna')).toHaveLength(1)
  await closePeople()
})
