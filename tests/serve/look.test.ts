import { renameSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { connect, type PeopleClient } from '@/lib/db/people-client'
import { peopleHealth } from '@/lib/db/people-health'
import type { Stores } from '@/lib/db/stores'
import { lookAt } from '@/lib/serve/look'
import { smallStores } from '../fixtures/stores'

const clients: PeopleClient[] = []
afterEach(() => Promise.all(clients.splice(0).map((client) => client.$disconnect())))

/** Looks at the store of people as its keeper does, and then at all of it. */
function looking(stores: Stores, fewestFreeBytes?: number) {
  const client = connect(stores.people, 200)
  clients.push(client)
  return async () => {
    const health = await peopleHealth(() => client)
    const least = fewestFreeBytes === undefined ? {} : { fewestFreeBytes }
    return lookAt({ stores, release: '1.2.3', people: () => health, ...least })()
  }
}

test('what is well is told with release, data version and what is left on the disk', async () => {
  const seen = await looking(smallStores())()
  expect(seen).toEqual({
    faults: [],
    release: '1.2.3',
    dataVersion: expect.stringMatching(/^[0-9a-f]{32}$/),
    freeBytes: expect.any(Number),
  })
})

test('a store of people that was moved away is noticed at the next look, and that it is back', async () => {
  const stores = smallStores()
  const look = looking(stores)
  expect((await look()).faults).toEqual([])
  renameSync(stores.people, `${stores.people}.away`)
  const { faults } = await look()
  expect(faults).toMatchObject([{ what: 'people', isReadable: false }])
  expect(faults[0]?.words).toMatch(/^Lists cannot be changed, .* as long as this site runs\. Their store was deleted/)
  expect(faults[0]?.words).not.toContain(stores.people)
  renameSync(`${stores.people}.away`, stores.people)
  expect((await look()).faults).toEqual([])
})

test('a store that somebody else holds can be read, and that it cannot be changed is told', async () => {
  const stores = smallStores()
  const look = looking(stores)
  await look()
  const other = new Database(stores.people)
  other.exec('BEGIN IMMEDIATE')
  const { faults } = await look()
  expect(faults).toMatchObject([{ what: 'people', isReadable: true }])
  other.exec('COMMIT')
  other.close()
  expect((await look()).faults).toEqual([])
})

test('a damaged catalogue is told of, with what is shown all the same', async () => {
  const stores = smallStores()
  const look = looking(stores)
  const { dataVersion } = await look()
  const file = stores.releases.replace('-releases.db', `-catalogue-${dataVersion}.db`)
  renameSync(file, `${file}.away`)
  writeFileSync(file, 'no catalogue')
  const seen = await look()
  expect(seen.faults).toMatchObject([{ what: 'catalogue', isLogged: true }])
})

test('a disk with less left than it takes is told of, without how much, which changes all the time', async () => {
  const look = looking(smallStores(), Number.MAX_SAFE_INTEGER)
  const [first, second] = [await look(), await look()]
  expect(first.faults).toMatchObject([{ what: 'disk', isReadable: true }])
  expect(second.faults).toEqual(first.faults)
})
